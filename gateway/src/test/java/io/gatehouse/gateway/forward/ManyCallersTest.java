package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RawToken;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class ManyCallersTest {

    private static final int CONNECTIONS = 3;

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "micronaut.http.client.pool.max-concurrent-http1-connections",
            String.valueOf(CONNECTIONS),
            "micronaut.http.client.pool.acquire-timeout",
            "30s");

    @Test
    void neverSeeEachOthersAnswersOverFewConnections() {
        UPSTREAM.answers((head, connection) ->
                connection.answer(head.target() + ' ' + head.one("X-Token") + ' ' + head.one("X-Request-Id")));
        CompletableFuture<?>[] callers = new CompletableFuture<?>[24];
        for (int i = 0; i < callers.length; i++) {
            String name = "caller-" + i;
            callers[i] = Await.start(() -> asksManyTimes(name));
        }

        Await.result(CompletableFuture.allOf(callers));

        assertThat(UPSTREAM.opened()).isLessThanOrEqualTo(CONNECTIONS);
    }

    private static Void asksManyTimes(String name) {
        String token = RawToken.valid().claim("sub", '"' + name + '"').signed();
        try (RawHttp caller = GATEWAY.connect()) {
            for (int i = 0; i < 30; i++) {
                String target = "/api/v1/stocks/" + name + "?" + i;
                RawAnswer answer = caller.send(request("GET", target, "X-Token: " + token, "X-Request-Id: " + name + i))
                        .answer();

                assertThat(answer.text()).isEqualTo(target + ' ' + token + ' ' + name + i);
                assertThat(answer.header("X-Request-Id")).isEqualTo(name + i);
            }
        }
        return null;
    }
}
