package io.gatehouse.stocks;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The single format of dates, in requests, answers and the database. */
public final class IsoDate {

    /** What a date looks like, in words. */
    public static final String EXPECTED = "a date such as 2020-12-31";

    public static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    public static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("(?!0000)[0-9]{4}-.*");

    private IsoDate() {}

    /** The day this text names; empty if it does not name one between {@link #EARLIEST} and {@link #LATEST}. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return FOUR_DIGIT_YEAR.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
