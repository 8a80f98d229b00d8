package io.gatehouse.stocks.timeseries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a row is written in one format: the text before, between and after its values. Symbols, dates and plain decimals
 * are ASCII without anything to escape, so that values can be put in as they are, by the database as well as here.
 *
 * @param pieces one more than there are values
 * @param missing what stands for a value there is none of
 */
public record RowTemplate(List<String> pieces, String missing) {

    /** The SQL expression that makes a row of the values of these expressions, none of them null. */
    String sql(List<String> values) {
        StringBuilder sql = new StringBuilder("concat(").append(literal(pieces.getFirst()));
        for (int i = 0; i < values.size(); i++) {
            sql.append(", ").append(values.get(i)).append(", ").append(literal(pieces.get(i + 1)));
        }
        return sql.append(')').toString();
    }

    /** The row of these values. */
    public String row(List<@Nullable String> values) {
        StringBuilder row = new StringBuilder(pieces.getFirst());
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            row.append(value == null ? missing : value).append(pieces.get(i + 1));
        }
        return row.toString();
    }

    /** No piece has a quote in it: columns are named by us. */
    private static String literal(String piece) {
        return "'" + piece + "'";
    }
}
