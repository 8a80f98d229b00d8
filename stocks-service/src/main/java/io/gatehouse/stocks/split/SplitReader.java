package io.gatehouse.stocks.split;

import io.gatehouse.stocks.IsoDate;
import io.gatehouse.stocks.Symbol;
import io.gatehouse.stocks.imports.CsvLine;
import io.gatehouse.stocks.imports.Faults;
import io.gatehouse.stocks.imports.InvalidImportException;
import io.gatehouse.stocks.imports.Lines;
import io.gatehouse.stocks.imports.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lines as splits, and keeps what is wrong with those that are none. */
final class SplitReader {

    static final String HEADER = "symbol,date,ratio";

    private static final List<String> COLUMNS = List.of(HEADER.split(",", -1));
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';

    private final List<String> columns;
    private final Faults faults;

    /**
     * @param header the first line, which may name the columns in any order
     * @param faults takes what is wrong
     * @throws InvalidImportException if it does not name every column once
     */
    SplitReader(CsvLine header, Faults faults) {
        this.columns = header.without(BYTE_ORDER_MARK).fields();
        this.faults = faults;
        if (columns.size() != COLUMNS.size() || !columns.containsAll(COLUMNS)) {
            throw InvalidImportException.noHeader("the header is " + Quoted.of(header.text()), HEADER);
        }
    }

    /** The split on this line; empty if there is something wrong with it. */
    Optional<Split> read(CsvLine line) {
        List<String> fields = line.fields();
        if (line.isTooLong()) {
            return wrong(line, "the line is longer than " + Lines.LONGEST + " bytes");
        }
        if (line.text().indexOf(REPLACEMENT) >= 0) {
            return wrong(line, "the line is not UTF-8");
        }
        if (fields.isEmpty()) {
            return wrong(line, "the quotes on the line do not fit together, or a carriage return divides it");
        }
        return fields.size() == COLUMNS.size() ? split(line, fields) : wrong(line, number(fields));
    }

    private Optional<Split> split(CsvLine line, List<String> fields) {
        List<String> reasons = new ArrayList<>();
        Optional<String> symbol = value(
                "symbol", fields, text -> Optional.of(text).filter(Symbol::isWellFormed), Symbol.EXPECTED, reasons);
        var date = value("date", fields, IsoDate::parse, IsoDate.EXPECTED, reasons);
        var ratio = value("ratio", fields, Ratio::parse, Ratio.EXPECTED, reasons);
        return reasons.isEmpty()
                ? Optional.of(new Split(line.number(), symbol.orElseThrow(), date.orElseThrow(), ratio.orElseThrow()))
                : wrong(line, String.join("; ", reasons));
    }

    private <T> Optional<T> value(
            String column,
            List<String> fields,
            Function<String, Optional<T>> parser,
            String expected,
            List<String> reasons) {
        String text = fields.get(columns.indexOf(column));
        Optional<T> value = parser.apply(text);
        if (value.isEmpty()) {
            reasons.add(column + " is " + Quoted.of(text) + ": expected " + expected);
        }
        return value;
    }

    private Optional<Split> wrong(CsvLine line, String reason) {
        faults.add(line.number(), reason);
        return Optional.empty();
    }

    private static String number(List<String> fields) {
        return "the line has " + fields.size() + " fields: expected " + COLUMNS.size() + ", " + HEADER;
    }
}
