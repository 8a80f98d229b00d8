package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a route allows, whatever its connection would still wait for. */
final class DeadlineTest {

    private static final String PATH = "/api/v1/auth/create";

    private static final String BRIEF = "/api/v1/auth/refresh";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM, "gateway.defaults.response-timeout", "500ms", "gateway.defaults.exchange-timeout", "3s");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void answers504WhenTheAnswerDoesNotBegin() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            connection.awaitClose();
            closed.countDown();
        });

        RawAnswer answer = GATEWAY.get(PATH);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text()).contains("/problems/upstream-too-slow");
        closed.await();
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void breaksATransferThatTakesTooLong() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf");
            connection.awaitClose();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.send(request("GET", PATH)).head().line()).contains("200");
            assertThat(caller.readAll()).isEqualTo("half");
        }
    }

    /** For longer than an answer may take, and none is near that. */
    @Test
    void countsFromTheEndOfTheUpload() throws Exception {
        Semaphore received = new Semaphore(0);
        UPSTREAM.answersHeads((head, connection) -> {
            InputStream body = connection.body(head);
            while (body.read() >= 0) {
                received.release();
            }
            connection.answer("complete");
        });

        try (TestGateway gateway = TestGateway.inFrontOf(UPSTREAM, "gateway.defaults.response-timeout", "3s");
                RawHttp caller = gateway.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked"));
            Instant end = Instant.now().plusMillis(3500);
            while (Instant.now().isBefore(end)) {
                caller.send("1\nx\n");
                received.acquire();
            }

            assertThat(caller.send("0\n\n").answer().text()).isEqualTo("complete");
        }
    }

    @Test
    void blamesTheCallerForAnUploadThatTakesTooLong() {
        UPSTREAM.answersHeads((head, connection) -> connection.body(head).readAllBytes());

        try (TestGateway gateway = strictGateway()) {
            for (int i = 0; i < 2; i++) {
                RawAnswer answer = gateway.ask(request("POST", BRIEF, "Content-Length: 2") + "x");

                assertThat(answer.status()).isEqualTo(408);
                assertThat(answer.text()).contains("/problems/upload-too-slow");
            }

            UPSTREAM.reset();
            assertThat(gateway.get(PATH).status()).isEqualTo(200);
        }
    }

    @Test
    void blamesTheUpstreamThatDoesNotTakeAnUpload() {
        Semaphore answered = new Semaphore(0);
        UPSTREAM.answersHeads((head, connection) -> answered.acquireUninterruptibly());
        int size = 64 << 20;

        try (TestGateway gateway = strictGateway();
                RawHttp caller = gateway.connect()) {
            caller.send(request("POST", BRIEF, "Content-Length: " + size));
            Thread.ofVirtual().start(() -> caller.send(new byte[size]));

            assertThat(caller.answer().status()).isEqualTo(504);
            answered.release();
        }
    }

    /** It holds back what comes after two failures. */
    private static TestGateway strictGateway() {
        return TestGateway.inFrontOf(
                UPSTREAM,
                "gateway.routes.brief.path",
                BRIEF,
                "gateway.routes.brief.exchange-timeout",
                "500ms",
                "gateway.routes.brief.max-body-size",
                "1GB",
                "gateway.breaker.window",
                "2",
                "gateway.breaker.minimum-requests",
                "2",
                "gateway.breaker.open-time",
                "1h");
    }

    /** For longer than each of them may take, and no request is near that: a busy machine stalls one for half a second. */
    @Test
    void leavesTheNextRequestOnTheConnectionAlone() {
        UPSTREAM.answers((head, connection) -> connection.write("HTTP/1.1 200 OK\nContent-Length: 2\n\nok"));

        try (TestGateway gateway = TestGateway.inFrontOf(
                UPSTREAM, "gateway.defaults.response-timeout", "3s", "gateway.defaults.exchange-timeout", "3s")) {
            Instant end = Instant.now().plusMillis(3500);
            while (Instant.now().isBefore(end)) {
                assertThat(gateway.get(PATH).text()).isEqualTo("ok");
            }
        }
    }
}
