package io.gatehouse.stocks.timeseries;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times in header fields (RFC 9110 section 5.6.7). */
final class HttpDate {

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    static String format(Instant time) {
        return IMF_FIXDATE.format(time);
    }

    /** Parses a time; empty if it is invalid, and then it is to be ignored. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(IMF_FIXDATE.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
