package io.gatehouse.stocks.imports;

import io.gatehouse.stocks.IsoDate;
import io.gatehouse.stocks.Symbol;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What each field of a line must look like by itself. */
final class FieldRules {

    private static final char REPLACEMENT = '\uFFFD';
    private static final Predicate<String> PRICE =
            Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?").asMatchPredicate();
    private static final Predicate<String> DIGITS =
            Pattern.compile("[0-9]{1,19}").asMatchPredicate();

    private static final List<Rule> RULES = List.of(
            new Rule("symbol", Symbol::isWellFormed, Symbol.EXPECTED),
            new Rule("date", date -> IsoDate.parse(date).isPresent(), IsoDate.EXPECTED),
            price("open"),
            price("high"),
            price("low"),
            price("close"),
            new Rule("volume", FieldRules::isVolume, "a whole number from 0 to " + Long.MAX_VALUE));

    private record Rule(String name, Predicate<String> isMet, String expected) {

        String reason(String value) {
            return name + " is " + Quoted.of(value) + ": expected " + expected;
        }
    }

    private FieldRules() {}

    /** What is wrong with these fields of this line; empty if nothing is. */
    static List<String> reasons(CsvLine line, List<String> fields) {
        if (line.isTooLong()) {
            return List.of("the line is longer than " + Lines.LONGEST + " bytes");
        }
        if (line.text().indexOf(REPLACEMENT) >= 0) {
            return List.of("the line is not UTF-8");
        }
        if (fields.isEmpty()) {
            return List.of("the quotes on the line do not fit together, or a carriage return divides it");
        }
        return fields.size() == RULES.size() ? broken(fields) : List.of(number(fields));
    }

    private static String number(List<String> fields) {
        return "the line has " + fields.size() + " fields: expected " + RULES.size() + ", " + Columns.HEADER;
    }

    private static List<String> broken(List<String> fields) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < RULES.size(); i++) {
            Rule rule = RULES.get(i);
            if (!rule.isMet.test(fields.get(i))) {
                reasons.add(rule.reason(fields.get(i)));
            }
        }
        return reasons;
    }

    private static Rule price(String name) {
        return new Rule(name, PRICE, "a decimal such as 101.25, with at most 18 digits before the point and 18 after");
    }

    private static boolean isVolume(String text) {
        return DIGITS.test(text) && new BigInteger(text).bitLength() < Long.SIZE;
    }
}
