package io.gatehouse.stocks.timeseries;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which bars of a symbol are asked for, and how they are put together.
 *
 * @param range the days
 * @param resampling how bars are put together, if they are
 * @param adjusted whether prices and volumes of before a split are those of today's shares
 * @param order which end comes first
 * @param limit how many rows at most
 */
public record BarQuery(DateRange range, Optional<Resampling> resampling, boolean adjusted, Order order, int limit) {

    /** Of the symbol's data, as the statement sees it. */
    private static final String VERSION = "(select version from stocks_symbol where symbol = $1)";

    /** Where the day is among the values. */
    private static final int DAY = 1;

    private static final List<String> DAILY = List.of("symbol", "date", "open", "high", "low", "close", "volume");

    /** Every bar of these days, oldest first. */
    public static BarQuery oldestFirst(DateRange range, Optional<Resampling> resampling, boolean adjusted) {
        return new BarQuery(range, resampling, adjusted, Order.OLDEST_FIRST, Integer.MAX_VALUE);
    }

    /** Reads the query parameter of that name. */
    public static boolean adjusted(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new InvalidParameterException("adjusted", text, "true or false");
        }
        return "true".equals(text);
    }

    /** The name of the field with the day. */
    public String day() {
        return resampling.isPresent() ? "period_start" : "date";
    }

    /** The names of the fields of a row. */
    List<String> columns() {
        return List.of("symbol", day(), "open", "high", "low", "close", "volume");
    }

    /** The values of a row, as SQL expressions. */
    List<String> values() {
        return resampling.map(BarQuery::resampled).orElse(DAILY);
    }

    /** The same as text; a bucket may begin before the first day there can be bars of. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(values());
        resampling.ifPresent(found -> texts.set(DAY, "iso_date(" + bucket(found) + ")"));
        return texts;
    }

    private static List<String> resampled(Resampling resampling) {
        return List.of(
                "symbol",
                bucket(resampling),
                "(array_agg(open order by date))[1]",
                "max(high)",
                "min(low)",
                "(array_agg(close order by date))[count(*)]",
                "sum(volume)");
    }

    private static String bucket(Resampling resampling) {
        return resampling.unit().bucket() + "(date, $5)";
    }

    /** The query for the version of the data, the values of a row, and the last day in it. */
    String select() {
        String last = resampling.isPresent() ? "max(date)" : "date";
        return select("%s, %s, %s".formatted(VERSION, String.join(", ", values()), last));
    }

    private String select(String expressions) {
        String day = values().get(DAY);
        return """
                select %s
                  from %s
                 where symbol = $1 and date between $2 and $3
                 %s
                 order by %s %s
                 limit $4""".formatted(
                        expressions,
                        adjusted ? "stocks_adjusted" : "stocks_ohlcv",
                        resampling.isPresent() ? "group by symbol, " + day : "",
                        day,
                        order.sql());
    }

    /**
     * The query for the version of the data, and rows of this SQL expression with this text between them: those of a stretch
     * of days in a row of the answer. To number the rows would take the database longer. How long buckets and stretches are
     * is bound, so that there are only some dozen texts for a connection to prepare.
     */
    String selectJoined(String row, String between) {
        String lines = select("%s as line, %s as day".formatted(row, values().get(DAY)));
        String stretch = "(day - date '0001-01-01') / " + (resampling.isPresent() ? "$6" : "$5");
        return """
                select {version}, string_agg(line, '{between}' order by day {order})
                  from ({lines}) as lines
                 group by {stretch}
                 order by {stretch} {order}""".replace("{version}", VERSION)
                .replace("{between}", between)
                .replace("{order}", order.sql())
                .replace("{stretch}", stretch)
                .replace("{lines}", lines);
    }

    /** That statement with the values of its parameters, stretches too short for more than so many rows. */
    Statement bindJoined(Connection connection, String sql, String symbol, int rows) {
        int days = rows * resampling.map(Resampling::leastDays).orElse(1);
        return bind(connection, sql, symbol).bind(resampling.isPresent() ? "$6" : "$5", days);
    }

    /** The statement with the values of its parameters. */
    Statement bind(Connection connection, String sql, String symbol) {
        Statement statement = connection
                .createStatement(sql)
                .bind("$1", symbol)
                .bind("$2", range.from())
                .bind("$3", range.to())
                .bind("$4", limit);
        resampling.ifPresent(found -> statement.bind("$5", found.length()));
        return statement;
    }
}
