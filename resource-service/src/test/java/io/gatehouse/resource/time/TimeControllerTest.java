package io.gatehouse.resource.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestClock;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class TimeControllerTest {

    /** Of all tests: whoever asks for the time in the background may do so before a test is made. */
    private static final TestClock CLOCK = new TestClock(Instant.EPOCH);

    @Inject
    EmbeddedServer server;

    @MockBean(Clock.class)
    Clock clock() {
        return CLOCK;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, 2026-11-21T08:00:00.000000Z",
        "2026-11-21T08:00:00.123456Z, 2026-11-21T08:00:00.123456Z",
        "2026-11-21T08:00:00.1Z, 2026-11-21T08:00:00.100000Z",
        "2026-11-21T08:00:00.999999999Z, 2026-11-21T08:00:00.999999Z",
        "1969-12-31T23:59:59.000001Z, 1969-12-31T23:59:59.000001Z"
    })
    void tellsTheTimeWithSixDigitsOfTheSecond(Instant now, String expected) {
        CLOCK.set(now);

        String answer = get("/api/v1/resource/current_time");

        assertThat(answer).isEqualTo("{\"current_time\":\"%s\"}", expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, 1795248000",
        "2026-11-21T08:00:00.999999999Z, 1795248000",
        "1970-01-01T00:00:00Z, 0"
    })
    void tellsTheTimeInWholeSeconds(Instant now, String expected) {
        CLOCK.set(now);

        String answer = get("/api/v1/resource/epoch_time");

        assertThat(answer).isEqualTo("{\"epoch_time\":%s}", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/resource/current_time", "/api/v1/resource/epoch_time"})
    void answers403WithoutThePermission(String path) {
        HttpResponse<String> answer = Caller.of(server).getAs("smoke", path);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private String get(String path) {
        return Caller.of(server).getAs("time", path).body();
    }
}
