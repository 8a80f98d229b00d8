package io.gatehouse.gateway.answer;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Http2Answer;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecurityHeadersTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(UPSTREAM);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/nothing", "/stocks", "/api/v1/smoke", "/schema", "/a/../b"})
    void areInEveryAnswer(String path) {
        RawAnswer answer = GATEWAY.get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(answer.headers("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void areInTheAnswerToARequestThatIsNone() {
        assertThat(GATEWAY.ask("GET / HTTP/1.1\n\n").header("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    @Test
    void areInTheAnswersOfHttp2() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            Http2Answer answer = caller.request(1, fields("GET", PATH)).answer(1);

            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        }
    }

    @Test
    void leaveToAnUpstreamWhatItSays() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nX-Frame-Options: DENY\nReferrer-Policy: origin\n"
                + "Strict-Transport-Security: max-age=1\nContent-Length: 2\n\nok");

        RawAnswer answer = GATEWAY.get(PATH);

        assertThat(answer.headers("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("origin");
        assertThat(answer.headers("Strict-Transport-Security")).containsExactly("max-age=1");
    }

    @Test
    void canBeSwitchedOff() {
        try (TestGateway silent = TestGateway.inFrontOf(
                UPSTREAM,
                "gateway.security-headers.nosniff",
                "false",
                "gateway.security-headers.referrer-policy",
                "",
                "gateway.security-headers.frame-options",
                "")) {
            RawAnswer answer = silent.ask(request("GET", PATH));

            assertThat(answer.headers("X-Content-Type-Options")).isEmpty();
            assertThat(answer.headers("Referrer-Policy")).isEmpty();
            assertThat(answer.headers("X-Frame-Options")).isEmpty();
        }
    }
}
