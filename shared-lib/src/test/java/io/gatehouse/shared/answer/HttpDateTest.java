package io.gatehouse.shared.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 06 Nov 1994 08:49:37 GMT    | 1994-11-06T08:49:37Z",
                "Sunday, 06-Nov-94 08:49:37 GMT   | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994         | 1994-11-06T08:49:37Z",
                "Wed Nov 16 08:49:37 1994         | 1994-11-16T08:49:37Z"
            })
    void readsAllThreeForms(String text, Instant time) {
        assertThat(HttpDate.parse(text, NOW)).contains(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Saturday, 21-Nov-26 08:00:00 GMT  | 2026-11-21T08:00:00Z",
                "Saturday, 21-Nov-76 08:00:00 GMT  | 2076-11-21T08:00:00Z",
                "Sunday, 21-Nov-76 08:00:01 GMT    | 1976-11-21T08:00:01Z",
                "Monday, 22-Nov-76 00:00:00 GMT    | 1976-11-22T00:00:00Z",
                "Saturday, 01-Jan-77 00:00:00 GMT  | 1977-01-01T00:00:00Z"
            })
    void takesAYearOfTwoDigitsForOneAtMostFiftyYearsAhead(String text, Instant time) {
        assertThat(HttpDate.parse(text, NOW)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1994-11-06T08:49:37Z",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "Sun, 06 Nov 94 08:49:37 GMT",
                "Sunday, 06-Nov-1994 08:49:37 GMT",
                "Monday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov 6 08:49:37 1994",
                "Sun Nov 06 08:49:37 1994 GMT"
            })
    void takesNothingElse(String text) {
        assertThat(HttpDate.parse(text, NOW)).isEmpty();
    }

    @Test
    void writesTheFormThatIsToBeSent() {
        assertThat(HttpDate.format(Instant.parse("1994-11-06T08:49:37Z"))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
