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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upstream may close an idle connection at any moment, also just as a request is on its way over it. */
final class StaleConnectionTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.http.client.pool.max-concurrent-http1-connections",
            "3",
            "gateway.defaults.retries",
            "0");

    private final Set<UpstreamConnection> used = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void closeAtEverySecondRequest() {
        UPSTREAM.reset();
        UPSTREAM.answers(this::answerOnce);
    }

    private void answerOnce(HttpHead head, UpstreamConnection connection) throws IOException {
        if (used.add(connection)) {
            connection.write("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        } else {
            connection.reset();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void failsNoRequestThatMayBeSentAgain(String method) {
        for (int i = 0; i < 10; i++) {
            try (RawHttp caller = GATEWAY.connect()) {
                assertThat(caller.send(request(method, PATH)).head().line()).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void failsNoneOfManyWhileIdleConnectionsAreClosedAgainAndAgain() {
        UPSTREAM.reset();
        CompletableFuture<?>[] callers = new CompletableFuture<?>[5];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = Await.start(StaleConnectionTest::askManyTimes);
        }
        for (int answered = 10; answered < 200; answered += 10) {
            int enough = answered;
            Await.until(() -> UPSTREAM.requests().size() >= enough);
            UPSTREAM.closeIdle();
        }

        Await.result(CompletableFuture.allOf(callers));
    }

    private static Void askManyTimes() {
        for (int i = 0; i < 40; i++) {
            assertThat(GATEWAY.get(PATH).status()).isEqualTo(200);
        }
        return null;
    }

    @Test
    void doesNotSendAgainWhatCouldBeDoneTwice() {
        assertThat(GATEWAY.ask(request("POST", PATH)).status()).isIn(200, 502);
        assertThat(GATEWAY.ask(request("POST", PATH)).status()).isIn(200, 502);
        assertThat(GATEWAY.ask(request("PUT", PATH, "Content-Length: 4") + "body")
                        .status())
                .isIn(200, 502);

        assertThat(UPSTREAM.requests()).hasSize(3);
    }

    @Test
    void doesNotSendAgainOverANewConnection() {
        UPSTREAM.answers((head, connection) -> connection.reset());
        GATEWAY.get(PATH);
        UPSTREAM.reset();
        UPSTREAM.answers((head, connection) -> connection.reset());

        assertThat(GATEWAY.get(PATH).status()).isEqualTo(502);

        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void doesNotSendAgainOnceTheAnswerHasBegun() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
        GATEWAY.get(PATH);
        UPSTREAM.reset();
        UPSTREAM.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: 2\n\n");
            connection.reset();
        });

        try (RawHttp caller = GATEWAY.connect()) {
            caller.send(request("GET", PATH)).readAll();
        }

        assertThat(UPSTREAM.requests()).hasSize(1);
    }
}
