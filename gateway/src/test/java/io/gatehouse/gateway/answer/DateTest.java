package io.gatehouse.gateway.answer;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer has a {@code Date}, if not the upstream's, then the gateway's (RFC 9110 section 6.6.1). */
final class DateTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String IMF_FIXDATE =
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/nothing", "/stocks", "/api/v1/smoke", "/schema", "/a/../b"})
    void isInEveryAnswer(String path) {
        UPSTREAM.answers("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");

        assertThat(GATEWAY.get(path).headers("Date")).singleElement().asString().matches(IMF_FIXDATE);
    }

    @Test
    void isInTheAnswerToARequestThatIsNone() {
        assertThat(GATEWAY.ask("GET / HTTP/1.1\n\n").header("Date")).matches(IMF_FIXDATE);
    }

    @Test
    void isInTheAnswersOfHttp2() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            assertThat(caller.request(1, fields("GET", "/nothing")).answer(1).header("date"))
                    .matches(IMF_FIXDATE);
        }
    }

    @Test
    void isTheUpstreamsIfThereIsOne() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nDate: Thu, 19 Nov 2026 08:00:00 GMT\nContent-Length: 2\n\nok");

        assertThat(GATEWAY.get(PATH).headers("Date")).containsExactly("Thu, 19 Nov 2026 08:00:00 GMT");
    }
}
