package io.gatehouse.stocks.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads lines as rows, and keeps what is wrong with those that are none. */
final class RowReader {

    private final Faults faults;

    RowReader(Faults faults) {
        this.faults = faults;
    }

    /** The row on this line; empty if there is something wrong with it. */
    Optional<ImportRow> read(CsvLine line, Columns columns) {
        List<String> fields = columns.inOrder(line.fields());
        List<String> reasons = FieldRules.reasons(line, fields);
        return reasons.isEmpty() ? ordered(row(line.number(), fields)) : wrong(line.number(), reasons);
    }

    private Optional<ImportRow> ordered(ImportRow row) {
        List<String> reasons = PriceOrder.reasons(row);
        return reasons.isEmpty() ? Optional.of(row) : wrong(row.line(), reasons);
    }

    private Optional<ImportRow> wrong(long line, List<String> reasons) {
        faults.add(line, String.join("; ", reasons));
        return Optional.empty();
    }

    private static ImportRow row(long line, List<String> fields) {
        return new ImportRow(
                line,
                fields.get(0),
                LocalDate.parse(fields.get(1)),
                new BigDecimal(fields.get(2)),
                new BigDecimal(fields.get(3)),
                new BigDecimal(fields.get(4)),
                new BigDecimal(fields.get(5)),
                Long.parseLong(fields.get(6)));
    }
}
