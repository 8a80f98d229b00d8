package io.gatehouse.shared.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * The {@code Date} of answers (RFC 9110 section 6.6.1): also of those that a filter made, and of forwarded ones that come without.
 * In the first nine days of a month Micronaut writes a day of one digit, which is no date (section 5.6.7) and is replaced.
 */
@Singleton
final class DateField implements AnswerFields {

    private static final int MILLIS = 1000;
    private static final int WEEKDAY = "Tue".length();

    private final Clock clock;
    private volatile Second latest = Second.of(0);

    DateField(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addTo(HttpHeaders answer, boolean secure) {
        String date = answer.get(HttpHeaderNames.DATE);
        if (date == null || hasDayOfOneDigit(date)) {
            answer.set(HttpHeaderNames.DATE, now());
        }
    }

    private static boolean hasDayOfOneDigit(String date) {
        return date.startsWith(", ", WEEKDAY) && date.startsWith(" ", WEEKDAY + ", 1".length());
    }

    /** Written once a second, or twice if two loops need it at the same time. */
    private String now() {
        long millis = clock.millis();
        Second second = latest;
        if (millis / MILLIS != second.number) {
            second = Second.of(millis);
            latest = second;
        }
        return second.text;
    }

    private record Second(long number, String text) {

        static Second of(long millis) {
            return new Second(millis / MILLIS, HttpDate.format(Instant.ofEpochMilli(millis)));
        }
    }
}
