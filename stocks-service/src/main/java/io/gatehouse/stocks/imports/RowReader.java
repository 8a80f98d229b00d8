package io.gatehouse.stocks.imports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads lines as rows, and collects the faults of those that are invalid. */
final class RowReader {

    private static final Predicate<String> PRICE =
            Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?").asMatchPredicate();
    private static final Predicate<String> DIGITS =
            Pattern.compile("[0-9]{1,19}").asMatchPredicate();

    static final LineRules RULES = new LineRules(List.of(
            FieldRule.SYMBOL,
            FieldRule.DATE,
            price("open"),
            price("high"),
            price("low"),
            price("close"),
            new FieldRule("volume", RowReader::isVolume, "a whole number from 0 to " + Long.MAX_VALUE)));

    private final Faults faults;

    RowReader(Faults faults) {
        this.faults = faults;
    }

    /** The row on this line; empty if there is something wrong with it. */
    Optional<ImportRow> read(CsvLine line, Columns columns) {
        List<String> fields = columns.inOrder(line.fields());
        List<String> reasons = RULES.reasons(line, fields);
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

    private static FieldRule price(String column) {
        return new FieldRule(
                column, PRICE, "a decimal such as 101.25, with at most 18 digits before the point and 18 after");
    }

    private static boolean isVolume(String text) {
        return DIGITS.test(text) && new BigInteger(text).bitLength() < Long.SIZE;
    }
}
