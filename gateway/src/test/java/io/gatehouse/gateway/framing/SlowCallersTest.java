package io.gatehouse.gateway.framing;

import static io.gatehouse.gateway.testing.RawHttp2.SETTINGS;
import static io.gatehouse.gateway.testing.RawHttp2.WINDOW_UPDATE;
import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.gateway.testing.UpstreamConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that take their time, each with a connection that somebody else could have. */
final class SlowCallersTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.server.idle-timeout",
            "1s",
            "micronaut.server.read-idle-timeout",
            "1s",
            "micronaut.server.write-idle-timeout",
            "1s",
            "gateway.defaults.response-timeout",
            "3s",
            "gateway.framing.head-timeout",
            "200ms");

    /** For callers who have something to say or to hear all the time: a busy machine stalls them for a second. */
    @AutoClose
    private static final TestGateway PATIENT = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.server.idle-timeout",
            "3s",
            "micronaut.server.read-idle-timeout",
            "3s",
            "micronaut.server.write-idle-timeout",
            "3s");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PRI * HTTP/2.0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n"})
    void doNotStayWithoutARequest(String start) {
        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.sendExactly(start).isClosed()).isTrue();
        }
        assertOthersAreServed();
    }

    @Test
    void doNotSendAHeadByteByByte() {
        try (RawHttp caller = GATEWAY.connect()) {
            caller.send("GET / HTTP/1.1\nX-Slow: ");

            Await.until(() -> !accepts(caller, "a"));
        }
        assertOthersAreServed();
    }

    @Test
    void doNotStopInABody() {
        UPSTREAM.answersHeads((head, connection) -> connection.awaitClose());

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("POST", PATH, "Content-Length: 100") + "a");

            assertThat(caller.readAll()).doesNotContain(" 200 ");
        }
        UPSTREAM.reset();
        assertOthersAreServed();
    }

    @Test
    void mayWaitForAnAnswerAsLongAsTheirRouteDoes() {
        UPSTREAM.answers((head, connection) -> connection.awaitClose());

        assertThat(GATEWAY.get(PATH).status()).isEqualTo(504);
        assertThat(GATEWAY.ask(request("POST", PATH, "Content-Length: 1") + "a").status())
                .isEqualTo(504);
    }

    @Test
    void doNotStopInADownloadWhateverTheyAskForMeanwhile() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            if (head.target().endsWith("?large")) {
                writeUntilClosed(connection);
                closed.countDown();
            } else {
                connection.answer("small");
            }
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH + "?large") + request("GET", PATH + "?small"));

            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
        UPSTREAM.reset();
        assertOthersAreServed();
    }

    @Test
    void mayNotStayAfterAnAnswer() {
        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.send(request("GET", PATH)).answer().status()).isEqualTo(200);

            assertThat(caller.isClosed()).isTrue();
        }
    }

    @Test
    void doNotKeepAnIdleHttp2Connection() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            assertThat(caller.request(1, fields("GET", PATH)).answer(1).status())
                    .isEqualTo(200);

            assertThat(caller.awaitClose()).isEqualTo(-1);
        }
    }

    @Test
    void doNotKeepAnHttp2ConnectionByARequestThatIsAnsweredButNotEnded() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            assertThat(caller.head(1, fields("POST", "/nowhere")).answer(1).status())
                    .isEqualTo(404);

            assertThat(caller.awaitClose()).isEqualTo(-1);
        }
    }

    @Test
    void doNotKeepAnHttp2ConnectionByAnswersThatTheyDoNotAllow() {
        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.frame(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
            for (int stream = 1; stream < 20; stream += 2) {
                caller.request(stream, fields("GET", PATH));
            }

            assertThat(caller.awaitClose()).isEqualTo(-1);
        }
        assertOthersAreServed();
    }

    @Test
    void doNotKeepAnHttp2ConnectionThatTheyDoNotRead() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            writeUntilClosed(connection);
            closed.countDown();
        });

        try (RawHttp2 caller = GATEWAY.connectHttp2()) {
            caller.request(1, fields("GET", PATH));

            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(caller.awaitClose()).isEqualTo(-1);
        }
        UPSTREAM.reset();
        assertOthersAreServed();
    }

    @Test
    void mayWaitOverHttp2WhileTheyAllowLittle() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello");
        try (RawHttp2 caller = PATIENT.connectHttp2()) {
            caller.frame(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0}).request(1, fields("GET", PATH));
            Await.until(() -> UPSTREAM.requests().size() == 1);
            for (int i = 0; i < 5; i++) {
                caller.frame(WINDOW_UPDATE, 0, 1, new byte[] {0, 0, 0, 1});
            }

            assertThat(caller.answer(1).text()).isEqualTo("hello");
        }
    }

    @Test
    void mayListenForLong() throws Exception {
        Semaphore seen = new Semaphore(0);
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Type: text/event-stream\nConnection: close\n\n");
            Instant end = Instant.now().plusMillis(3500);
            while (Instant.now().isBefore(end)) {
                connection.write("more\n");
                seen.acquireUninterruptibly();
            }
            connection.write("end\n");
            connection.close();
        });

        try (RawHttp caller = PATIENT.connect()) {
            InputStream body = caller.body(caller.send(request("GET", PATH)).head());
            BufferedReader events = new BufferedReader(new InputStreamReader(body, StandardCharsets.US_ASCII));
            while ("more".equals(events.readLine())) {
                seen.release();
            }

            assertThat(events.readLine()).isNull();
        }
    }

    @Test
    void mayTalkForLong() throws Exception {
        Semaphore received = receivedByUpstream();

        try (RawHttp caller = PATIENT.connect()) {
            caller.send(request("POST", PATH, "Transfer-Encoding: chunked"));
            Instant end = Instant.now().plusMillis(3500);
            while (Instant.now().isBefore(end)) {
                caller.send("1\nx\n");
                assertThat(received.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(caller.send("0\n\n").answer().text()).isEqualTo("complete");
        }
    }

    @Test
    void mayTalkForLongOverHttp2() throws Exception {
        Semaphore received = receivedByUpstream();

        try (RawHttp2 caller = PATIENT.connectHttp2()) {
            caller.head(1, fields("POST", PATH));
            Instant end = Instant.now().plusMillis(3500);
            while (Instant.now().isBefore(end)) {
                caller.data(1, "x", false);
                assertThat(received.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(caller.data(1, "x", true).answer(1).text()).isEqualTo("complete");
        }
    }

    /** Counts the bytes of the body as they arrive. */
    private static Semaphore receivedByUpstream() {
        Semaphore received = new Semaphore(0);
        UPSTREAM.answersHeads((head, connection) -> {
            InputStream body = connection.body(head);
            while (body.read() >= 0) {
                received.release();
            }
            connection.answer("complete");
        });
        return received;
    }

    private static void writeUntilClosed(UpstreamConnection connection) {
        try {
            connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");
            while (true) {
                connection.writeChunk(new byte[1 << 16]);
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static boolean accepts(RawHttp caller, String text) {
        try {
            caller.sendExactly(text);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void assertOthersAreServed() {
        assertThat(GATEWAY.get(PATH).status()).isEqualTo(200);
    }
}
