package io.gatehouse.stocks.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a file has its fields, as its header says.
 *
 * @param places the place in the file of each of the fields, in our order
 */
public record Columns(List<Integer> places) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads the first line of a file, which may name the columns in any order.
     *
     * @throws InvalidImportException if it does not name every column once
     */
    public static Columns of(CsvLine header, LineRules rules) {
        List<String> names = rules.names();
        List<String> found = header.without(BYTE_ORDER_MARK).fields();
        if (found.size() != names.size() || !found.containsAll(names)) {
            throw rules.noHeader("the header is " + Quoted.of(header.text()));
        }
        return new Columns(names.stream().map(found::indexOf).toList());
    }

    /** These fields of a line in our order; as they are if they are too many or too few. */
    public List<String> inOrder(List<String> fields) {
        if (fields.size() != places.size()) {
            return fields;
        }
        List<String> inOrder = new ArrayList<>(places.size());
        places.forEach(place -> inOrder.add(fields.get(place)));
        return inOrder;
    }
}
