package io.gatehouse.gateway;

import static io.gatehouse.gateway.testing.RawHttp2.fields;
import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.AccessLines;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.Http2Answer;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawHttp2;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What callers notice when the gateway is told to stop: only that it is not ready, and closes their connections. */
final class StopTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final int CALLERS = 16;

    @AutoClose
    private final RecordingUpstream upstream = RecordingUpstream.start();

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private @Nullable TestGateway running;
    private volatile @Nullable Thread stopping;

    @AfterEach
    void stop() throws Exception {
        stopping().interrupt();
        stopping().join();
    }

    @Test
    void isNotReadyButAnswersDuringTheDelay() {
        start("1h", "30s");
        stopInBackground();

        try (RawHttp caller = gateway().connect()) {
            RawAnswer answer = caller.send(request("GET", PATH)).answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
            assertThat(caller.isClosed()).isTrue();
        }
        assertThat(gateway().get("/health/liveness").status()).isEqualTo(200);
        assertThat(statusAtManagement("/health/readiness")).isEqualTo(503);
        assertThat(statusAtManagement("/health/liveness")).isEqualTo(200);
    }

    @Test
    void asksHttp2CallersToLeaveAndAnswersThemMeanwhile() {
        start("1h", "30s");

        try (RawHttp2 caller = gateway().connectHttp2()) {
            assertThat(caller.request(1, fields("GET", PATH)).answer(1).status())
                    .isEqualTo(200);
            stopInBackground();

            assertThat(caller.awaitGoAway()).isEqualTo(Integer.MAX_VALUE);
            assertThat(caller.request(3, fields("GET", PATH)).answer(3).status())
                    .isEqualTo(200);
        }
        try (RawHttp2 late = gateway().connectHttp2()) {
            assertThat(late.awaitGoAway()).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void answersPipelinedRequestsBeforeItClosesTheConnection() {
        start("1h", "30s");
        upstream.answers((head, connection) -> {
            if (head.target().endsWith("?1")) {
                hold();
            }
            connection.answer(head.target());
        });

        try (RawHttp caller = gateway().connect()) {
            caller.send(request("GET", PATH + "?1") + request("GET", PATH + "?2"));
            Await.result(Await.start(() -> {
                arrived.await();
                return true;
            }));
            stopInBackground();
            released.countDown();

            RawAnswer first = caller.answer();
            RawAnswer last = first.header("Connection") == null ? caller.answer() : first;
            assertThat(last.header("Connection")).isEqualToIgnoringCase("close");
            assertThat(caller.isClosed()).isTrue();
        }
    }

    @Test
    void refusesALargeUploadDuringTheDelay() {
        start("1h", "30s");
        stopInBackground();

        try (RawHttp caller = gateway().connect()) {
            caller.send(request("POST", "/nowhere", "Content-Length: 100000000"));
            for (int i = 0; i < 128; i++) {
                caller.send(new byte[1 << 16]);
            }

            assertThat(caller.answer().status()).isEqualTo(404);
            assertThat(caller.isClosed()).isTrue();
        }
    }

    @Test
    void finishesWhatIsInFlight() throws Exception {
        start("0s", "30s");
        upstream.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nhalf\n");
            hold();
            connection.write("4\nmore\n0\n\n");
        });

        try (RawHttp caller = gateway().connect()) {
            caller.send(request("GET", PATH));
            arrived.await();
            beginToStop();
            Await.until(this::isRefused);
            released.countDown();

            assertThat(caller.answer().text()).isEqualTo("halfmore");
            assertThat(caller.isClosed()).isTrue();
        }
        stopping().join();
    }

    @Test
    void finishesTheStreamsOfAnHttp2Connection() throws Exception {
        start("0s", "30s");
        upstream.answers((head, connection) -> {
            hold();
            connection.answer("late");
        });

        try (RawHttp2 caller = gateway().connectHttp2()) {
            caller.request(1, fields("GET", PATH));
            arrived.await();
            beginToStop();
            Await.until(this::isRefused);
            released.countDown();

            Http2Answer answer = caller.answer(1);
            assertThat(answer.text()).as(answer.toString()).isEqualTo("late");
            assertThat(caller.awaitClose()).isEqualTo(-1);
            assertThat(caller.goAways()).containsExactly(Integer.MAX_VALUE, 1);
        }
        stopping().join();
    }

    @Test
    void doesNotWaitForTheRestOfAStreamThatHasItsAnswer() throws Exception {
        start("0s", "1h");

        try (RawHttp2 caller = gateway().connectHttp2()) {
            assertThat(caller.head(1, fields("POST", "/nowhere")).answer(1).status())
                    .isEqualTo(404);
            beginToStop();

            assertThat(caller.awaitClose()).isEqualTo(-1);
        }
        assertThat(stopping().join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void cutsOffWhatTakesTooLong() throws Exception {
        start("0s", "100ms");
        upstream.answers((head, connection) -> {
            hold();
            connection.answer("too late");
        });

        try (RawHttp caller = gateway().connect()) {
            caller.send(request("GET", PATH));
            arrived.await();
            beginToStop();

            assertThat(caller.readAll()).isEmpty();
            released.countDown();
        }
        stopping().join();
    }

    @Test
    void hasALineForWhatItCutsOff() throws Exception {
        start("0s", "100ms");
        upstream.answers((head, connection) -> {
            if (head.target().endsWith("?2")) {
                arrived.countDown();
            }
            connection.awaitClose();
        });

        try (AccessLines lines = AccessLines.open();
                RawHttp caller = gateway().connect();
                RawHttp2 other = gateway().connectHttp2()) {
            caller.send(request("GET", PATH + "?1", "X-Request-Id: cut-off"));
            Await.until(() -> upstream.requests().size() == 1);
            other.request(1, fields("GET", PATH + "?2", "x-request-id=cut-off"));
            arrived.await();
            beginToStop();
            stopping().join();

            assertThat(lines.all())
                    .filteredOn(line -> line.contains("request_id=cut-off"))
                    .hasSize(2)
                    .allMatch(line -> line.contains("ending=broken_off"));
        }
    }

    @Test
    void failsNoRequestOfCallersThatKeepTheirConnections() {
        start("1s", "30s");
        AtomicInteger answered = new AtomicInteger();
        List<CompletableFuture<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Await.start(() -> callUntilStopped(answered)));
        }
        Await.until(() -> answered.get() > 20 * CALLERS);
        stopInBackground();

        assertThat(callers.stream().map(Await::result)).containsOnly(true);
    }

    /** As a load balancer does: no new connections once the gateway is not ready. */
    private boolean callUntilStopped(AtomicInteger answered) {
        while (stopping == null) {
            try (RawHttp caller = gateway().connect()) {
                RawAnswer answer;
                do {
                    answer = caller.send(request("GET", PATH)).answer();
                    assertThat(answer.status()).isEqualTo(200);
                    answered.incrementAndGet();
                } while (answer.header("Connection") == null);
            }
        }
        return true;
    }

    private void start(String delay, String timeout) {
        running = TestGateway.inFrontOf(upstream, "drain.delay", delay, "drain.timeout", timeout);
        Await.until(() -> readiness() == 200);
    }

    private int readiness() {
        return gateway().get("/health/readiness").status();
    }

    private TestGateway gateway() {
        return Objects.requireNonNull(running);
    }

    private Thread stopping() {
        return Objects.requireNonNull(stopping);
    }

    private void beginToStop() {
        stopping = Thread.ofVirtual().start(gateway()::stop);
    }

    private void stopInBackground() {
        beginToStop();
        Await.until(() -> readiness() == 503);
    }

    private void hold() {
        arrived.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRefused() {
        try (RawHttp caller = gateway().connect()) {
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private int statusAtManagement(String path) {
        try (RawHttp caller = RawHttp.connect(gateway().managementPort())) {
            return caller.send(request("GET", path)).answer().status();
        }
    }
}
