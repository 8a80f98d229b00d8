package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.FullListener;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a route lets its requests wait for a connection, whatever the client would wait. */
final class ConnectTimeoutTest {

    private static final String SLOW = "/slow";
    private static final String FULL = "/full";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final FullListener LISTENER = FullListener.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.http.client.connect-timeout",
            "1h",
            "gateway.defaults.connect-timeout",
            "1h",
            "micronaut.http.client.pool.max-concurrent-http1-connections",
            "1",
            "gateway.defaults.response-timeout",
            "1h",
            "gateway.routes.slow.path",
            SLOW,
            "gateway.routes.slow.uri",
            UPSTREAM.url(),
            "gateway.routes.slow.permission",
            "isAnonymous()",
            "gateway.routes.slow.retries",
            "0",
            "gateway.routes.slow.connect-timeout",
            "100ms",
            "gateway.routes.full.path",
            FULL,
            "gateway.routes.full.uri",
            LISTENER.url(),
            "gateway.routes.full.permission",
            "isAnonymous()",
            "gateway.routes.full.connect-timeout",
            "100ms");

    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void answerOnceReleased() {
        UPSTREAM.reset();
        UPSTREAM.answers((head, connection) -> {
            awaitUninterruptibly(released);
            connection.answer("at last");
        });
    }

    @Test
    void answers504WhenNoConnectionIsThereInTime() {
        RawAnswer answer = GATEWAY.get(FULL);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text()).contains("/problems/upstream-too-slow");
    }

    /** The others wait for as long as this one may wait for its connection, each after the one before. */
    @Test
    void waitsForTheAnswerOnceThereIsAConnection() {
        try (RawHttp caller = GATEWAY.connect().send(request("GET", SLOW))) {
            Await.until(() -> !UPSTREAM.requests().isEmpty());
            assertThat(GATEWAY.get(FULL).status()).isEqualTo(504);
            assertThat(GATEWAY.get(FULL).status()).isEqualTo(504);
            released.countDown();

            assertThat(caller.answer().text()).isEqualTo("at last");
        }
    }

    @Test
    void answers503WhenEveryConnectionIsInUse() {
        try (RawHttp caller = GATEWAY.connect().send(request("GET", SLOW))) {
            Await.until(() -> !UPSTREAM.requests().isEmpty());

            RawAnswer answer = GATEWAY.get(SLOW);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("/problems/upstream-overloaded");
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
}
