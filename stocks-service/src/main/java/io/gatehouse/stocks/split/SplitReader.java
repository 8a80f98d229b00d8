package io.gatehouse.stocks.split;

import io.gatehouse.stocks.imports.Columns;
import io.gatehouse.stocks.imports.CsvLine;
import io.gatehouse.stocks.imports.Faults;
import io.gatehouse.stocks.imports.FieldRule;
import io.gatehouse.stocks.imports.InvalidImportException;
import io.gatehouse.stocks.imports.LineRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads lines as splits, and collects the faults of those that are invalid. */
final class SplitReader {

    static final LineRules RULES = new LineRules(List.of(
            FieldRule.SYMBOL,
            FieldRule.DATE,
            new FieldRule("ratio", text -> Ratio.parse(text).isPresent(), Ratio.EXPECTED)));

    private final Columns columns;
    private final Faults faults;

    /**
     * @param header the first line, which may name the columns in any order
     * @param faults collects the faults
     * @throws InvalidImportException if the header does not name every column exactly once
     */
    SplitReader(CsvLine header, Faults faults) {
        this.columns = Columns.of(header, RULES);
        this.faults = faults;
    }

    /** The split on this line; empty if there is something wrong with it. */
    Optional<Split> read(CsvLine line) {
        List<String> fields = columns.inOrder(line.fields());
        List<String> reasons = RULES.reasons(line, fields);
        if (!reasons.isEmpty()) {
            faults.add(line.number(), String.join("; ", reasons));
            return Optional.empty();
        }
        return Ratio.parse(fields.get(2))
                .map(ratio -> new Split(line.number(), fields.get(0), LocalDate.parse(fields.get(1)), ratio));
    }
}
