package io.gatehouse.shared.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway lets through is taken here too. */
@MicronautTest
class RequestLineTest {

    @Inject
    EmbeddedServer server;

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "filter[name]=x", "{\"a\":1}", "a^b", "50%"})
    void mayHaveAQueryThatIsNoUri(String query) throws IOException {
        assertThat(ask("/api/v1/smoke?" + query))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\nX-Request-Id: mine\r\n");
        assertThat(ask("/nowhere?" + query))
                .startsWith("HTTP/1.1 404 ")
                .contains("\"instance\":\"/nowhere\",\"request_id\":\"mine\"");
    }

    @Test
    void mayBeAsLongAsTheGatewayAllowsAndMore() {
        HttpResponse<String> answer = Caller.of(server).get("/api/v1/smoke?" + "a".repeat(30_000));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void mayBeFollowedByFieldsAsLongAsTheGatewayAllowsAndMore() {
        Caller caller = Caller.of(server);

        HttpResponse<String> answer =
                caller.send(caller.request("/api/v1/smoke").header("X-Long", "a".repeat(60_000)));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** Everything that is answered to this target as it is, which java.net.http does not send. */
    private String ask(String target) throws IOException {
        String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: mine\r\nConnection: close\r\n\r\n"
                .formatted(target);
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
