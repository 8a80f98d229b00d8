package io.gatehouse.stocks.timeseries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a row is written in one format: the text before, between and after its values. Symbols, dates and plain decimals
 * are ASCII without anything to escape, so that values can be put in as they are, by the database as well as here.
 *
 * @param pieces one more than there are values; columns are named by us, so they have neither quotes nor percent signs
 * @param missing what stands for a value there is none of
 */
public record RowTemplate(List<String> pieces, String missing) {

    /** The SQL expression that makes a row of the values of these expressions, none of them null. */
    String sql(List<String> values) {
        return "format('%s', %s)".formatted(String.join("%s", pieces), String.join(", ", values));
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
}
