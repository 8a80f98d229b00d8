package io.gatehouse.stocks.timeseries;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which end of a series comes first. */
enum Order {
    OLDEST_FIRST("asc"),
    NEWEST_FIRST("desc");

    private final String sql;

    Order(String sql) {
        this.sql = sql;
    }

    /** Parses the query parameter, which is written as in SQL. */
    static Order parse(@Nullable String text) {
        return text == null
                ? OLDEST_FIRST
                : Arrays.stream(values())
                        .filter(order -> order.sql.equals(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidParameterException("order", text, "one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Order::sql).collect(Collectors.joining(", "));
    }

    String sql() {
        return sql;
    }
}
