package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.database.DatabaseException;
import io.gatehouse.stocks.ReadConnections;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * The stored bars, row by row as the reader asks for them: the database sends no more than the data source's fetch
 * size ahead. A mapped repository would gather every row of the answer first.
 */
@Singleton
final class BarRepository {

    private static final String AS_IMPORTED = """
            select symbol, date, open, high, low, close, volume
              from stocks_ohlcv
             where symbol = $1 and date between $2 and $3
             order by date""";

    private static final String RESAMPLED = """
            select symbol, %s(date, $4) as period_start,
                   (array_agg(open order by date))[1], max(high), min(low),
                   (array_agg(close order by date))[count(*)], sum(volume)
              from stocks_ohlcv
             where symbol = $1 and date between $2 and $3
             group by symbol, period_start
             order by period_start""";

    private final ReadConnections connections;

    BarRepository(ReadConnections connections) {
        this.connections = connections;
    }

    /** The bars of these days, oldest first. */
    Flux<Bar> find(String symbol, DateRange range) {
        return query(connection -> bind(connection.createStatement(AS_IMPORTED), symbol, range), BarRepository::bar);
    }

    /** The bars of these days put together, oldest first; buckets without bars are left out. */
    Flux<PeriodBar> find(String symbol, DateRange range, Resampling resampling) {
        String sql = RESAMPLED.formatted(resampling.unit().bucket());
        return query(
                connection ->
                        bind(connection.createStatement(sql), symbol, range).bind("$4", resampling.length()),
                BarRepository::periodBar);
    }

    private <T> Flux<T> query(Function<Connection, Statement> statement, Function<Readable, T> row) {
        return Flux.usingWhen(
                        connections.create(),
                        connection ->
                                Flux.from(statement.apply(connection).execute()).concatMap(result -> result.map(row)),
                        Connection::close)
                .onErrorMap(R2dbcException.class, DatabaseException::of);
    }

    private static Statement bind(Statement statement, String symbol, DateRange range) {
        return statement.bind("$1", symbol).bind("$2", range.from()).bind("$3", range.to());
    }

    private static Bar bar(Readable row) {
        return new Bar(
                get(row, 0, String.class),
                get(row, 1, LocalDate.class),
                get(row, 2, BigDecimal.class),
                get(row, 3, BigDecimal.class),
                get(row, 4, BigDecimal.class),
                get(row, 5, BigDecimal.class),
                BigInteger.valueOf(get(row, 6, Long.class)));
    }

    private static PeriodBar periodBar(Readable row) {
        return new PeriodBar(
                get(row, 0, String.class),
                get(row, 1, LocalDate.class),
                get(row, 2, BigDecimal.class),
                get(row, 3, BigDecimal.class),
                get(row, 4, BigDecimal.class),
                get(row, 5, BigDecimal.class),
                get(row, 6, BigDecimal.class).toBigIntegerExact());
    }

    private static <T> T get(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
