package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.HttpHead;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.gateway.testing.UpstreamConnection;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A connection to a service is not kept for ever, or an instance that was added would get nothing from callers that there
 * were before; but it is closed between requests only.
 */
final class ConnectionAgeTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final String HEAD = "HTTP/1.1 200 OK\nContent-Length: 10\n\n";

    @AutoClose
    private final RecordingUpstream upstream = RecordingUpstream.start();

    @AutoClose
    private final TestGateway gateway = TestGateway.inFrontOf(
            upstream,
            "micronaut.http.client.connect-ttl",
            "300ms",
            "micronaut.http.client.connection-pool-idle-timeout",
            "1h");

    private final CompletableFuture<Void> idleIsClosed = new CompletableFuture<>();
    private final CompletableFuture<Void> busyIsClosed = new CompletableFuture<>();

    @Test
    void closesAnOldConnectionThatIsIdle() {
        upstream.answers(this::answerAndAwaitClose);

        gateway.get(PATH);

        Await.result(idleIsClosed);
    }

    /** The other connection was opened later: once that is closed for its age, this one is too old as well. */
    @Test
    void closesAnOldConnectionOnlyAfterItsAnswer() {
        upstream.answers(this::answer);

        try (RawHttp caller = gateway.connect()) {
            caller.send(request("GET", PATH + "?slow"));
            Await.until(() -> upstream.requests().size() == 1);
            gateway.get(PATH);
            RawAnswer answer = caller.answer();

            assertThat(answer.text()).isEqualTo("0123456789");
            Await.result(busyIsClosed);
        }
    }

    @Test
    void keepsConnectionsForAMinute() {
        try (TestGateway unchanged = TestGateway.inFrontOf(upstream)) {
            ServiceHttpClientConfiguration client = unchanged
                    .server()
                    .getApplicationContext()
                    .getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName("stocks-service"));

            assertThat(client.getConnectTtl()).contains(Duration.ofMinutes(1));
        }
    }

    private void answer(HttpHead head, UpstreamConnection connection) throws IOException {
        if (head.target().endsWith("?slow")) {
            connection.write(HEAD + "01234");
            Await.result(idleIsClosed);
            connection.write("56789");
            connection.awaitClose();
            busyIsClosed.complete(null);
        } else {
            answerAndAwaitClose(head, connection);
        }
    }

    private void answerAndAwaitClose(HttpHead head, UpstreamConnection connection) throws IOException {
        connection.answer(head.target());
        connection.awaitClose();
        idleIsClosed.complete(null);
    }
}
