package io.gatehouse.stocks.timeseries;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which bars of a symbol are requested, and how they are combined.
 *
 * @param range the days
 * @param resampling how bars are combined, if they are
 * @param adjusted whether prices and volumes from before a split are converted to today's shares
 * @param order which end of the series comes first
 * @param limit the most rows
 */
public record BarQuery(DateRange range, Optional<Resampling> resampling, boolean adjusted, Order order, int limit) {

    /** The version of the symbol's data, as the statement sees it. */
    private static final String VERSION = "(select version from stocks_symbol where symbol = $1)";

    /** The index of the day among the values. */
    private static final int DAY = 1;

    private static final List<String> DAILY = List.of("symbol", "date", "open", "high", "low", "close", "volume");

    /** Every bar of these days, oldest first. */
    public static BarQuery oldestFirst(DateRange range, Optional<Resampling> resampling, boolean adjusted) {
        return new BarQuery(range, resampling, adjusted, Order.OLDEST_FIRST, Integer.MAX_VALUE);
    }

    /** Parses the query parameter of that name. */
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

    /** The values as text. A bucket may begin before the first day that can have bars. */
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

    /** A query for the version of the data, the values of a row, and the last day in it. */
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
     * A query for the version of the data, and for rows made by this SQL expression and joined with this separator, one
     * stretch of days per result row. Numbering the rows instead would take the database longer. The lengths of buckets
     * and stretches are parameters, so that a connection prepares only some dozen different statements.
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

    /** Binds the parameters of that query, with stretches short enough for this many rows. */
    Statement bindJoined(Connection connection, String sql, String symbol, int rows) {
        int days = rows * resampling.map(Resampling::leastDays).orElse(1);
        return bind(connection, sql, symbol).bind(resampling.isPresent() ? "$6" : "$5", days);
    }

    /** Binds the parameters of a query. */
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
