package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.Excerpt;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of the columns in a file, according to its header.
 *
 * @param places for each of our fields, its index in the file
 */
public record Columns(List<Integer> places) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads the first line of a file, which may name the columns in any order.
     *
     * @throws InvalidImportException if it does not name every column exactly once
     */
    public static Columns of(CsvLine header, LineRules rules) {
        List<String> names = rules.names();
        List<String> found = header.without(BYTE_ORDER_MARK).fields();
        if (found.size() != names.size() || !found.containsAll(names)) {
            throw rules.noHeader("the header is " + Excerpt.quoted(header.text()));
        }
        return new Columns(names.stream().map(found::indexOf).toList());
    }

    /** Reorders the fields of a line to our order; leaves them unchanged if there are too many or too few. */
    public List<String> inOrder(List<String> fields) {
        if (fields.size() != places.size()) {
            return fields;
        }
        List<String> inOrder = new ArrayList<>(places.size());
        places.forEach(place -> inOrder.add(fields.get(place)));
        return inOrder;
    }
}
