package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.stocks.IsoDate;
import io.gatehouse.stocks.Symbol;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What each field of a column must look like.
 *
 * @param column its name
 * @param isMet whether a field is valid
 * @param expected a description of valid fields
 */
public record FieldRule(String column, Predicate<String> isMet, String expected) {

    public static final FieldRule SYMBOL = new FieldRule("symbol", Symbol::isWellFormed, Symbol.EXPECTED);

    public static final FieldRule DATE =
            new FieldRule("date", text -> IsoDate.parse(text).isPresent(), IsoDate.EXPECTED);

    /** What is wrong with this field; empty if it is valid. */
    Optional<String> reason(String field) {
        return isMet.test(field)
                ? Optional.empty()
                : Optional.of(column + " is " + Excerpt.quoted(field) + ": expected " + expected);
    }
}
