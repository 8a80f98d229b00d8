package io.gatehouse.gateway.answer;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer to HEAD ends with its head (RFC 9110 section 9.3.2), whatever it says of a length. */
final class HeadTest {

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
    @CsvSource({
        PATH + ", 200",
        "/api/v1/smoke, 200",
        "/stocks, 401",
        "/nothing, 404",
        "/health/nothing, 404",
        "/a/../b, 400",
    })
    void keepsTheConnectionAfterAnAnswerWithoutALength(String path, int status) {
        UPSTREAM.answers("HTTP/1.1 200 OK\nX-Nothing: 1\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            for (int i = 0; i < 2; i++) {
                RawAnswer answer = caller.send(request("HEAD", path)).answerWithoutBody();

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.header("Connection")).isNull();
                assertThat(answer.header("Content-Length")).isNull();
            }
            assertThat(caller.send(request("GET", "/api/v1/smoke")).answer().text())
                    .contains("OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 0", "Content-Length: 12345"})
    void leavesALengthThatThereIs(String length) {
        UPSTREAM.answers("HTTP/1.1 200 OK\n" + length + "\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("HEAD", "/api/v1/smoke")).answerWithoutBody();

            assertThat(caller.send(request("HEAD", PATH))
                            .answerWithoutBody()
                            .head()
                            .fields())
                    .anyMatch(length::equalsIgnoreCase);
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("HEAD", PATH) + request("HEAD", "/nothing") + request("GET", "/api/v1/smoke"));

            assertThat(caller.answerWithoutBody().status()).isEqualTo(200);
            assertThat(caller.answerWithoutBody().status()).isEqualTo(404);
            assertThat(caller.answer().text()).contains("OK");
        }
    }

    @Test
    void closesTheConnectionIfItIsAskedTo() {
        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.send(request("HEAD", "/api/v1/smoke", "Connection: close"))
                    .answerWithoutBody();

            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(caller.isClosed()).isTrue();
        }
    }
}
