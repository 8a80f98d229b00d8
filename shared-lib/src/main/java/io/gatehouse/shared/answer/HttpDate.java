package io.gatehouse.shared.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Times in header fields (RFC 9110 section 5.6.7). */
public final class HttpDate {

    private static final DateTimeFormatter IMF_FIXDATE = formatter("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter ASCTIME = formatter("EEE MMM ppd HH:mm:ss yyyy");

    /** A year of two digits is at most so many years ahead. */
    private static final int YEARS_AHEAD = 50;

    private HttpDate() {}

    /** Formats a time in the form that is to be sent, in whole seconds. */
    public static String format(Instant time) {
        return IMF_FIXDATE.format(time);
    }

    /**
     * Parses a time, in the one form that is to be sent or the two obsolete ones; empty if it is invalid, and then it is to
     * be ignored.
     */
    public static Optional<Instant> parse(String text, Instant now) {
        return parse(text, IMF_FIXDATE)
                .or(() -> parse(text, ASCTIME))
                .or(() -> parseRfc850(text, now.atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD)));
    }

    private static Optional<Instant> parseRfc850(String text, OffsetDateTime latest) {
        LocalDate day = latest.toLocalDate();
        return parse(text, rfc850(day))
                .filter(time -> !time.isAfter(latest.toInstant()))
                .or(() -> parse(text, rfc850(day.minusYears(1))));
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** For years of two digits, of which this day's is the last. */
    private static DateTimeFormatter rfc850(LocalDate last) {
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, last.minusYears(99))
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
