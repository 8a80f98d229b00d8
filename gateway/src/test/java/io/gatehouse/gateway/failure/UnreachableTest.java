package io.gatehouse.gateway.failure;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.NameServer;
import io.gatehouse.gateway.testing.RawAnswer;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnreachableTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @AutoClose
    private static final NameServer NAMES = NameServer.start();

    @AutoClose
    private static final TestGateway GATEWAY = TestGateway.inFrontOf(
            UPSTREAM,
            "gateway.dns.servers",
            NAMES.address(),
            "gateway.dns.query-timeout",
            "300ms",
            "micronaut.http.services.stocks-service.urls",
            "http://no-such-host.example",
            "micronaut.http.services.resource-service.urls",
            "http://silence.example");

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @Test
    void answers502WhenTheUpstreamRefuses() {
        RecordingUpstream gone = RecordingUpstream.start();
        gone.close();
        try (TestGateway gateway = TestGateway.inFrontOf(gone)) {
            assertUnreachable(gateway.get(PATH), gone);
            assertUnreachable(gateway.ask(request("POST", PATH, "Content-Length: 4") + "body"), gone);
        }
    }

    @Test
    void answers502WhenTheHeadOfTheAnswerIsTooLarge() {
        UPSTREAM.answers("HTTP/1.1 200 OK\nX-Large: " + "x".repeat(66_000) + "\nContent-Length: 2\n\nok");

        assertUnreachable(GATEWAY.get(PATH), UPSTREAM);
    }

    @Test
    void answers502WhenTheUpstreamResets() {
        UPSTREAM.answers((head, connection) -> connection.reset());

        assertUnreachable(GATEWAY.get(PATH), UPSTREAM);
        assertUnreachable(GATEWAY.ask(request("POST", PATH, "Content-Length: 4") + "body"), UPSTREAM);
    }

    @Test
    void answers502WhenTheUpstreamClosesWithoutAnAnswer() {
        UPSTREAM.answers((head, connection) -> connection.close());

        assertUnreachable(GATEWAY.get(PATH), UPSTREAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this is not HTTP\n\n",
                "HTTP/1.1\n\n",
                "HTTP/1.1 200 OK\nContent-Length: x\n\n",
                "HTTP/1.1 200 OK\nContent-Length: -1\n\n",
                "HTTP/1.1 200 OK\nContent-Length: 1\nContent-Length: 2\n\n12",
                "HTTP/1.1 200 OK\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
                "HTTP/1.1 200 OK\nNoColon\n\n",
                "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n\n",
            })
    void answers502WhenTheUpstreamDoesNotSpeakHttp(String response) {
        UPSTREAM.answers((head, connection) -> {
            connection.write(response);
            connection.awaitClose();
        });

        assertUnreachable(GATEWAY.get(PATH), UPSTREAM);
        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void answers502WhenTheNameDoesNotResolve() {
        RawAnswer answer = GATEWAY.ask(TestGateway.requestAs("stocks", "GET", "/api/v1/stocks/symbols"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).doesNotContain("no-such-host");
    }

    @Test
    void otherRequestsGoOnWhileAnameServerIsSilent() {
        try (RawHttp waiting = GATEWAY.connect()) {
            waiting.send(TestGateway.requestAs("time", "GET", "/api/v1/resource/current_time"));
            NAMES.awaitQueryFor("silence");

            for (int i = 0; i < 20; i++) {
                assertThat(GATEWAY.get(PATH).status()).isEqualTo(200);
            }

            assertThat(waiting.answer().status()).isEqualTo(502);
        }
    }

    private static void assertUnreachable(RawAnswer answer, RecordingUpstream upstream) {
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.text())
                .contains("/problems/upstream-unreachable", "\"instance\":\"" + PATH + '"')
                .doesNotContain(
                        "127.0.0.1", upstream.url().substring(upstream.url().lastIndexOf(':') + 1), "xception");
    }
}
