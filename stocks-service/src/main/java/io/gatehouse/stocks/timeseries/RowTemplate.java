package io.gatehouse.stocks.timeseries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The template for a row in one format: the text before, between and after its values. Symbols, dates and plain
 * decimals are ASCII that needs no escaping, so both the database and this service can insert values unchanged.
 *
 * @param pieces one more than there are values; we choose the names of columns, so they have neither quotes nor percent
 *     signs
 * @param missing stands for a missing value
 */
public record RowTemplate(List<String> pieces, String missing) {

    /** An SQL expression that makes a row from these expressions, none of which is null. */
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
