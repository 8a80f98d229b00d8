package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.Http2Answer;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that comes slowly holds a connection to the upstream for as long. */
final class SlowUploadTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY =
            TestGateway.inFrontOf(UPSTREAM, "gateway.uploads.least-rate", "1000000", "gateway.uploads.grace", "200ms");

    private final Semaphore closed = new Semaphore(0);

    @BeforeEach
    void waitForTheBody() {
        UPSTREAM.reset();
        UPSTREAM.answersHeads((head, connection) -> {
            connection.awaitClose();
            closed.release();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\n\nx", "Transfer-Encoding: chunked\n\n1\nx\n"})
    void answers408(String start) {
        try (RawHttp caller = GATEWAY.connect()) {
            RawAnswer answer = caller.send("POST " + PATH + " HTTP/1.1\nHost: gateway.example\n" + start)
                    .answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
            assertThat(answer.text()).contains("/problems/upload-too-slow");
            assertThat(caller.isClosed()).isTrue();
        }
        assertTheUpstreamIsLeft();
    }

    @Test
    void answers408OverHttp2() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            Http2Answer answer =
                    caller.head(1, fields("POST", PATH)).data(1, "x", false).answer(1);

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("connection")).isNull();
        }
        assertTheUpstreamIsLeft();
    }

    @Test
    void isInNoHurryOnceTheBodyIsThere() {
        Semaphore given = new Semaphore(0);
        UPSTREAM.answers((head, connection) -> {
            given.acquireUninterruptibly();
            connection.answer("complete");
        });

        try (RawHttp caller = GATEWAY.connect();
                RawHttp slow = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked") + "1\nx\n");
            caller.send("0\n\n");
            Await.until(() -> !UPSTREAM.requests().isEmpty());
            assertThat(slow.send(request("POST", PATH, "Content-Length: 1000") + "x")
                            .answer()
                            .status())
                    .isEqualTo(408);

            given.release();
            assertThat(caller.answer().text()).isEqualTo("complete");
        }
    }

    private void assertTheUpstreamIsLeft() {
        closed.acquireUninterruptibly();
        Await.until(() -> GATEWAY.waitingFor("auth-service") == 0);
    }
}
