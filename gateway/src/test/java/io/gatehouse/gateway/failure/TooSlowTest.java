package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.FullListener;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TooSlowTest {

    private static final String PATH = "/api/v1/auth/create";

    private static final int CALLERS = 20;

    private static final String PATIENT = "/api/v1/auth/refresh";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final FullListener FULL = FullListener.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.http.client.connect-timeout",
            "300ms",
            "micronaut.http.client.read-timeout",
            "500ms",
            "gateway.defaults.response-timeout",
            "500ms",
            "gateway.routes.patient.path",
            PATIENT,
            "gateway.routes.patient.response-timeout",
            "1m",
            "micronaut.http.services.stocks-service.urls",
            FULL.url());

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void answers504WhenTheUpstreamDoesNotAnswer() {
        UPSTREAM.answers((head, connection) -> connection.awaitClose());

        RawAnswer answer = GATEWAY.get(PATH);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("/problems/upstream-too-slow");
    }

    @Test
    void closesTheConnectionThatGaveNoAnswer() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            connection.awaitClose();
            closed.countDown();
        });

        GATEWAY.get(PATH);

        closed.await();
    }

    @Test
    void waitsForTheAnswerAsLongAsTheRouteAllows() {
        CountDownLatch released = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            if (head.target().equals(PATIENT)) {
                awaitUninterruptibly(released);
                connection.answer("at last");
            } else {
                connection.awaitClose();
            }
        });

        try (RawHttp caller = GATEWAY.connect().send(request("GET", PATIENT))) {
            for (int i = 0; i < 3; i++) {
                assertThat(GATEWAY.get(PATH).status()).isEqualTo(504);
            }
            released.countDown();

            assertThat(caller.answer().text()).isEqualTo("at last");
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answers504WhenTheHeadNeverEnds() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-");
            connection.awaitClose();
        });

        assertThat(GATEWAY.get(PATH).status()).isEqualTo(504);
    }

    @Test
    void answers504WhenTheUpstreamDoesNotAcceptTheConnection() {
        assertThat(GATEWAY.ask(TestGateway.requestAs("stocks", "GET", "/api/v1/stocks/symbols"))
                        .status())
                .isEqualTo(504);
    }

    @Test
    void answers504ToEveryoneWhenTheUpstreamAcceptsNoConnection() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                FULL.url(),
                "micronaut.http.client.connect-timeout",
                "300ms",
                "gateway.defaults.retries",
                "0",
                "gateway.breaker.window",
                String.valueOf(CALLERS),
                "gateway.breaker.minimum-requests",
                String.valueOf(CALLERS),
                "gateway.breaker.open-time",
                "1h")) {
            List<RawHttp> callers = Stream.generate(() -> gateway.connect().send(request("GET", PATH)))
                    .limit(CALLERS)
                    .toList();

            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller.answer().status()).isEqualTo(504));
            assertThat(gateway.get(PATH).text()).contains("/problems/upstream-failing");
            callers.forEach(RawHttp::close);
        }
    }

    @Test
    void breaksTheTransferThatStopsThoughItBeganDuringTheUpload() {
        UPSTREAM.answersHeads((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf");
            connection.body(head).readAllBytes();
            connection.awaitClose();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Content-Length: 2")).send("x");
            assertThat(caller.head().line()).contains("200");
            caller.send("y");

            assertThat(caller.readAll()).isEqualTo("half");
        }
    }

    @Test
    void breaksTheTransferWhenTheUpstreamStopsInMidBody() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf");
            connection.awaitClose();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.send(request("GET", PATH)).head().line()).contains("200");
            assertThat(caller.readAll()).isEqualTo("half");
        }
    }

    @Test
    void waitsForAnUploadThatGoesOnLongerThanAnAnswerMayTake() throws Exception {
        Semaphore received = new Semaphore(0);
        UPSTREAM.answersHeads((head, connection) -> {
            InputStream body = connection.body(head);
            while (body.read() >= 0) {
                received.release();
            }
            connection.answer("complete");
        });

        try (TestGateway gateway = TestGateway.inFrontOf(
                        UPSTREAM,
                        "micronaut.http.client.read-timeout",
                        "3s",
                        "gateway.defaults.response-timeout",
                        "3s");
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
}
