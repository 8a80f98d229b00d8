import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Compares three ways to make weekly bars from the daily ones of a symbol, through the service's own driver: {@code java -cp
 * 'stocks-service/target/lib/*' bench/stocks/Resampling.java ADDRESS SYMBOLS ROUNDS}. Checks that all give the same result, and
 * prints milliseconds per symbol.
 */
final class Resampling {

    private static final String GROUPED = """
            select symbol, day_bucket(date, 7) as week, (array_agg(open order by date))[1], max(high), min(low),
                   (array_agg(close order by date))[count(*)], sum(volume)
              from stocks_ohlcv where symbol = $1 group by symbol, week order by week""";

    private static final String WINDOWS = """
            select distinct on (week) symbol, week, first_value(open) over w, max(high) over w, min(low) over w,
                   last_value(close) over w, sum(volume) over w
              from (select *, day_bucket(date, 7) as week from stocks_ohlcv where symbol = $1) bars
            window w as (partition by week order by date rows between unbounded preceding and unbounded following)
             order by week""";

    private static final String DAYS = """
            select symbol, date, open, high, low, close, volume from stocks_ohlcv where symbol = $1 order by date""";

    private record Week(
            LocalDate start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

        Week and(Week later) {
            return new Week(
                    start, open, high.max(later.high), low.min(later.low), later.close, volume.add(later.volume));
        }
    }

    private Resampling() {}

    public static void main(String[] args) {
        ConnectionFactory database = ConnectionFactories.get(args[0]);
        int symbols = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Map<String, Function<String, Flux<Week>>> ways = new LinkedHashMap<>();
        Flux.usingWhen(database.create(), connection -> {
                    ways.put("group by", symbol -> query(connection, GROUPED, symbol));
                    ways.put("windows", symbol -> query(connection, WINDOWS, symbol));
                    ways.put("fold", symbol -> query(connection, DAYS, symbol)
                            .map(Resampling::week)
                            .windowUntilChanged(Week::start)
                            .concatMap(days -> days.reduce(Week::and)));
                    return Flux.range(0, rounds + 1).concatMap(round -> round(round, symbols, ways));
                }, Connection::close)
                .blockLast();
    }

    /** Runs all ways in turn. Round 0 warms up, and compares their results. */
    private static Flux<?> round(int round, int symbols, Map<String, Function<String, Flux<Week>>> ways) {
        if (round == 0) {
            return Flux.fromIterable(ways.values())
                    .concatMap(way -> way.apply(symbol(0)).collectList())
                    .distinct()
                    .count()
                    .doOnNext(answers -> {
                        if (answers != 1) {
                            throw new IllegalStateException("The ways give different weeks");
                        }
                    })
                    .flux()
                    .concatWith(Flux.fromIterable(ways.values())
                            .concatMap(way -> all(way, symbols))
                            .count());
        }
        return Flux.fromIterable(ways.entrySet()).concatMap(way -> {
            long start = System.nanoTime();
            return all(way.getValue(), symbols).count().doOnNext(weeks -> System.out.printf(
                    "round %d: %-8s %.2f ms%n", round, way.getKey(), (System.nanoTime() - start) / 1e6 / symbols));
        });
    }

    private static Flux<Week> all(Function<String, Flux<Week>> way, int symbols) {
        return Flux.range(0, symbols).concatMap(i -> way.apply(symbol(i)));
    }

    private static String symbol(int i) {
        return "S%06d".formatted(i);
    }

    private static Flux<Week> query(Connection connection, String sql, String symbol) {
        return Flux.from(connection.createStatement(sql).bind("$1", symbol).execute())
                .concatMap(result -> result.map((row, metadata) -> bar(row)));
    }

    private static Week bar(Row row) {
        return new Week(
                row.get(1, LocalDate.class),
                row.get(2, BigDecimal.class),
                row.get(3, BigDecimal.class),
                row.get(4, BigDecimal.class),
                row.get(5, BigDecimal.class),
                new BigDecimal(row.get(6, Number.class).toString()));
    }

    private static Week week(Week day) {
        LocalDate monday = day.start().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Week(monday, day.open(), day.high(), day.low(), day.close(), day.volume());
    }
}
