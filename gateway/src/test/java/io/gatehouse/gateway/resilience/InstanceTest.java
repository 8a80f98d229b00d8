package io.gatehouse.gateway.resilience;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.RecordingUpstream.Play;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.gateway.testing.UpstreamConnection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an instance is blamed for, and what counts as on its way there. */
final class InstanceTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String CHECK = "/health/readiness";
    private static final String HALF = "HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf";

    @AutoClose
    private final RecordingUpstream one = RecordingUpstream.start();

    @AutoClose
    private final RecordingUpstream other = RecordingUpstream.start();

    private final Semaphore seen = new Semaphore(0);

    @Test
    void streamsThatCallersLeaveEndOnce() {
        one.answers((head, connection) -> {
            connection.write(HALF);
            connection.awaitClose();
            seen.release();
        });

        try (TestGateway gateway = TestGateway.inFrontOf(one)) {
            for (int i = 0; i < 5; i++) {
                beginStream(gateway).close();
                seen.acquireUninterruptibly();
            }

            assertOnlyOneStreamIsPending(gateway);
        }
    }

    @Test
    void streamsThatTheUpstreamBreaksEndOnce() {
        one.answers((head, connection) -> {
            connection.write(HALF);
            seen.acquireUninterruptibly();
            connection.reset();
        });

        try (TestGateway gateway = TestGateway.inFrontOf(one)) {
            for (int i = 0; i < 5; i++) {
                try (RawHttp caller = beginStream(gateway)) {
                    seen.release();
                    assertThat(caller.readAll()).isEqualTo("half");
                }
            }

            assertOnlyOneStreamIsPending(gateway);
        }
    }

    @Test
    void oneThatHangsOnKeptConnectionsIsLeftAlone() {
        other.answers((head, connection) -> connection.answer(head.target()));
        one.answers("HTTP/1.1 200 OK\nContent-Length: 0\n\n");

        try (TestGateway gateway = inFrontOfBoth("1h");
                RawHttp caller = gateway.connect()) {
            Await.until(() -> ask(caller).text().equals(PATH));
            other.answers((head, connection) -> {
                if (head.target().equals(PATH)) {
                    seen.release();
                    connection.awaitClose();
                }
                connection.answer("well");
            });

            List<Integer> answers =
                    Stream.generate(() -> ask(caller).status()).limit(60).toList();

            assertThat(seen.availablePermits()).isEqualTo(1);
            assertThat(answers).containsOnlyOnce(504).contains(200);
        }
    }

    @Test
    void aCheckThatTakesTooLongIsStopped() throws Exception {
        one.answers((head, connection) -> {
            if (head.target().equals(CHECK)) {
                connection.awaitClose();
                seen.release();
            }
            connection.answer("fine");
        });

        try (TestGateway gateway = inFrontOfBoth("200ms")) {
            gateway.get(PATH);

            assertThat(seen.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aConnectionThatOnlyCarriedACheckMayHaveBeenClosedMeanwhile() {
        Set<UpstreamConnection> checked = ConcurrentHashMap.newKeySet();
        Play play = (head, connection) -> {
            if (head.target().equals(CHECK)) {
                checked.add(connection);
            } else if (checked.contains(connection)) {
                seen.release();
                connection.reset();
                return;
            }
            connection.answer("fine");
        };
        one.answers(play);
        other.answers(play);

        try (TestGateway gateway = inFrontOfBoth("200ms")) {
            Await.until(() -> {
                assertThat(gateway.get(PATH).status()).isEqualTo(200);
                return seen.tryAcquire();
            });
        }
    }

    /** A load of two is one request on its way and the next. */
    private static void assertOnlyOneStreamIsPending(TestGateway gateway) {
        Instance instance = gateway.bean(UpstreamServices.class)
                .named("auth-service")
                .instances()
                .all()
                .getFirst();
        try (RawHttp caller = beginStream(gateway)) {
            Await.until(() -> instance.load() == 2);
        }
    }

    private static RawHttp beginStream(TestGateway gateway) {
        RawHttp caller = gateway.connect().send(request("GET", PATH));
        caller.head();
        return caller;
    }

    private static RawAnswer ask(RawHttp caller) {
        return caller.send(request("GET", PATH)).answer();
    }

    private TestGateway inFrontOfBoth(String checkInterval) {
        return TestGateway.inFrontOfAll(
                List.of(one.url(), other.url()),
                "gateway.balancing.check-interval",
                checkInterval,
                "gateway.defaults.retries",
                "0",
                "gateway.balancing.ejection-failures",
                "1",
                "gateway.balancing.ejection-time",
                "1h",
                "gateway.defaults.response-timeout",
                "1s");
    }
}
