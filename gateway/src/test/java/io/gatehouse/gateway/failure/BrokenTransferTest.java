package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.HttpHead;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.gateway.testing.UpstreamConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokenTransferTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final byte[] PIECE = new byte[16 * 1024];

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY =
            TestGateway.inFrontOf(UPSTREAM, "micronaut.http.client.pool.max-concurrent-http1-connections", "2");

    private final CountDownLatch closed = new CountDownLatch(1);

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\n\nhalf", "Transfer-Encoding: chunked\n\n4\nhalf\n"})
    void callerSeesABrokenTransferWhenTheUpstreamIsKilled(String start) {
        CountDownLatch seen = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\n" + start);
            await(seen);
            connection.reset();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            assertThat(caller.send(request("GET", PATH)).head().line()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(caller.read("half")).contains("half");
            seen.countDown();

            assertThat(caller.readAll()).isBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\n\nhalf", "Transfer-Encoding: chunked\n\n4\nhalf\n"})
    void callerSeesABrokenTransferWhenTheUpstreamLeavesAtOnce(String start) {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\n" + start);
            connection.close();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH));

            assertThat(caller.readAll()).doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void callerSeesABrokenTransferWhenAChunkIsBad() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nhalf\nxyz\n0\n\n");
            connection.awaitClose();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH));

            assertThat(caller.readAll()).doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void upstreamIsStoppedWhenTheCallerLeavesInMidAnswer() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n");
            try {
                while (true) {
                    connection.writeChunk(PIECE);
                }
            } finally {
                closed.countDown();
            }
        });

        RawHttp caller = GATEWAY.connect().send(request("GET", PATH));
        caller.head();
        caller.close();

        await(closed);
    }

    @Test
    void upstreamIsStoppedWhenTheCallerLeavesAQuietStream() {
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n");
            connection.awaitClose();
            closed.countDown();
        });

        RawHttp caller = GATEWAY.connect().send(request("GET", PATH));
        caller.head();
        caller.close();

        await(closed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void upstreamIsStoppedWhenTheCallerLeavesBeforeTheAnswer(boolean crash) {
        CountDownLatch arrived = new CountDownLatch(1);
        UPSTREAM.answers((head, connection) -> {
            arrived.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        RawHttp caller = GATEWAY.connect().send(request("GET", PATH));
        await(arrived);
        leave(caller, crash);

        await(closed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void upstreamIsStoppedWhenTheCallerLeavesInMidUpload(boolean crash) {
        CountDownLatch arrived = new CountDownLatch(1);
        UPSTREAM.answersHeads((head, connection) -> {
            assertThat(connection.in().readNBytes(4)).asString().isEqualTo("half");
            arrived.countDown();
            connection.awaitClose();
            closed.countDown();
        });

        RawHttp caller = GATEWAY.connect().send(request("POST", PATH, "Content-Length: 10") + "half");
        await(arrived);
        leave(caller, crash);

        await(closed);
    }

    /** Most have left before the gateway has read what they sent. */
    @Test
    void nobodyWaitsForCallersThatLeaveAtOnce() {
        UPSTREAM.answers(BrokenTransferTest::answerAsToldTo);

        for (int i = 0; i < 100; i++) {
            GATEWAY.connect().send(request("GET", PATH + "?wait")).reset();
        }

        Await.until(() -> GATEWAY.get(PATH).status() == 200);
        Await.until(() -> GATEWAY.waitingFor("auth-service") == 0);
    }

    @Test
    void nextRequestSucceedsAfterAStormOfCallersThatLeave() {
        UPSTREAM.answers(BrokenTransferTest::answerAsToldTo);
        List<RawHttp> callers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String target = PATH + (i % 2 == 0 ? "?wait" : "?stream");
            callers.add(GATEWAY.connect().send(request("GET", target)));
        }
        callers.forEach(RawHttp::reset);

        Await.until(() -> GATEWAY.get(PATH).status() == 200);

        for (int i = 0; i < 10; i++) {
            assertThat(GATEWAY.get(PATH).text()).isEqualTo("fine");
        }
        Await.until(() -> GATEWAY.waitingFor("auth-service") == 0);
    }

    private static void answerAsToldTo(HttpHead head, UpstreamConnection connection) throws IOException {
        if (head.target().endsWith("?wait")) {
            connection.awaitClose();
        } else if (head.target().endsWith("?stream")) {
            connection.write("HTTP/1.1 200 OK\nContent-Length: 1000000\n\nhalf");
            connection.awaitClose();
        } else {
            connection.answer("fine");
        }
    }

    private static void leave(RawHttp caller, boolean crash) {
        if (crash) {
            caller.reset();
        } else {
            caller.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
