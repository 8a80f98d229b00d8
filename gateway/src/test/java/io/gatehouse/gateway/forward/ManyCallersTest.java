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
    private final RecordingUpstream upstream = RecordingUpstream.start();

    @AutoClose
    private final TestGateway gateway = TestGateway.inFrontOf(
            upstream,
            "micronaut.http.client.pool.max-concurrent-http1-connections",
            String.valueOf(CONNECTIONS),
            "gateway.defaults.connect-timeout",
            "30s");

    @Test
    void neverSeeEachOthersAnswersOverFewConnections() {
        upstream.answers((head, connection) ->
                connection.answer(head.target() + ' ' + head.one("X-Token") + ' ' + head.one("X-Request-Id")));
        int before = upstream.opened();
        CompletableFuture<?>[] callers = new CompletableFuture<?>[24];
        for (int i = 0; i < callers.length; i++) {
            String name = "caller-" + i;
            callers[i] = Await.start(() -> asksManyTimes(name));
        }

        Await.result(CompletableFuture.allOf(callers));

        assertThat(upstream.opened() - before).isLessThanOrEqualTo(CONNECTIONS);
    }

    @Test
    void neverSeeWhatAnUpstreamSaysTooMuch() {
        String stolen = "HTTP/1.1 200 OK\nContent-Length: 6\n\nstolen";
        upstream.answers((head, connection) -> {
            if (head.method().equals("HEAD")) {
                connection.write("HTTP/1.1 200 OK\nContent-Length: 52\n\n" + stolen);
            } else {
                connection.answer("own");
            }
        });
        CompletableFuture<?>[] callers = new CompletableFuture<?>[24];
        for (int i = 0; i < callers.length; i++) {
            boolean head = i % 2 == 0;
            callers[i] = Await.start(() -> head ? asksForTheHead() : asksForItsOwn());
        }

        Await.result(CompletableFuture.allOf(callers));
    }

    private Void asksForTheHead() {
        for (int i = 0; i < 20; i++) {
            try (RawHttp caller = gateway.connect()) {
                caller.send(request("HEAD", "/api/v1/auth/create")).answerWithoutBody();
            }
        }
        return null;
    }

    private Void asksForItsOwn() {
        for (int i = 0; i < 20; i++) {
            assertThat(gateway.get("/api/v1/auth/create").text()).doesNotContain("stolen");
        }
        return null;
    }

    private Void asksManyTimes(String name) {
        String token = RawToken.valid().claim("sub", '"' + name + '"').signed();
        try (RawHttp caller = gateway.connect()) {
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
