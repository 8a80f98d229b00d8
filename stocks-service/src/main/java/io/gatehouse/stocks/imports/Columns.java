package io.gatehouse.stocks.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a file has its fields, as its header says.
 *
 * @param places the place in the file of each of the fields, in our order
 */
record Columns(List<Integer> places) {

    static final String HEADER = "symbol,date,open,high,low,close,volume";

    private static final List<String> NAMES = List.of(HEADER.split(",", -1));
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static final int COUNT = NAMES.size();

    /**
     * Reads the first line of a file.
     *
     * @throws InvalidImportException if it does not name every column once
     */
    static Columns of(CsvLine header) {
        List<String> found = header.without(BYTE_ORDER_MARK).fields();
        if (found.size() != COUNT || !found.containsAll(NAMES)) {
            throw InvalidImportException.noHeader("the header is " + Quoted.of(header.text()));
        }
        return new Columns(NAMES.stream().map(found::indexOf).toList());
    }

    /** These fields of a line in our order; as they are if they are too many or too few. */
    List<String> inOrder(List<String> fields) {
        if (fields.size() != COUNT) {
            return fields;
        }
        List<String> inOrder = new ArrayList<>(COUNT);
        places.forEach(place -> inOrder.add(fields.get(place)));
        return inOrder;
    }
}
