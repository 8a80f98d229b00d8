package io.gatehouse.shared.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class DateFieldTest {

    private static final Instant FIRST_OF_MONTH = Instant.parse("2026-12-01T08:05:09.999Z");

    @Inject
    @Client("/")
    HttpClient client;

    @MockBean(Clock.class)
    Clock clock() {
        return Clock.fixed(FIRST_OF_MONTH, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/smoke", "/nowhere", "/example/secured", "/schema/page/browse.js"})
    void isInEveryAnswerWithTwoDigitsForTheDay(String path) {
        assertThat(ask(path).getHeaders().getAll("Date")).containsExactly("Tue, 01 Dec 2026 08:05:09 GMT");
    }

    @Test
    void goesWithTheClock() {
        AtomicReference<Instant> now = new AtomicReference<>(FIRST_OF_MONTH);
        DateField field = new DateField(((InstantSource) now::get).withZone(ZoneOffset.UTC));

        assertThat(date(field)).isEqualTo("Tue, 01 Dec 2026 08:05:09 GMT");
        now.set(FIRST_OF_MONTH.plusMillis(1));
        assertThat(date(field)).isEqualTo("Tue, 01 Dec 2026 08:05:10 GMT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu, 19 Nov 2026 08:00:00 GMT",
                "Thursday, 19-Nov-26 08:00:00 GMT",
                "Thu Nov  5 08:00:00 2026",
                "now"
            })
    void leavesTheDateOfAnAnswerThatHasOne(String date) {
        HttpHeaders answer = new DefaultHttpHeaders().set("Date", date);

        new DateField(clock()).addTo(answer, false);

        assertThat(answer.getAll("date")).containsExactly(date);
    }

    @Test
    void replacesADateWithADayOfOneDigit() {
        HttpHeaders answer = new DefaultHttpHeaders().set("Date", "Thu, 5 Nov 2026 08:00:00 GMT");

        new DateField(clock()).addTo(answer, false);

        assertThat(answer.getAll("date")).containsExactly("Tue, 01 Dec 2026 08:05:09 GMT");
    }

    private HttpResponse<?> ask(String path) {
        try {
            return client.toBlocking().exchange(path, String.class);
        } catch (HttpClientResponseException e) {
            return e.getResponse();
        }
    }

    private static String date(DateField field) {
        HttpHeaders answer = new DefaultHttpHeaders();
        field.addTo(answer, false);
        return answer.get("Date");
    }
}
