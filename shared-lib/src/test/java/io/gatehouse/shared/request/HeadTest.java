package io.gatehouse.shared.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An answer to HEAD ends with its head (RFC 9110 section 9.3.2), whatever it says of a length. */
@MicronautTest
class HeadTest {

    @Inject
    EmbeddedServer server;

    @Test
    void keepsTheConnectionAfterAnAnswerWithoutALength() throws IOException {
        String answers = ask(head("/api/v1/smoke") + head("/nowhere") + head("/example/secured")
                + "GET /api/v1/smoke HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answers.split("HTTP/1\\.1 ", -1))
                .satisfiesExactly(
                        before -> assertThat(before).isEmpty(),
                        page -> assertThat(page).startsWith("200 ").doesNotContainIgnoringCase("content-length"),
                        nothing -> assertThat(nothing).startsWith("404 ").doesNotContainIgnoringCase("content-length"),
                        secured -> assertThat(secured).startsWith("401 ").doesNotContainIgnoringCase("content-length"),
                        last -> assertThat(last).startsWith("200 ").endsWith("{\"status\":\"OK\"}"));
    }

    private static String head(String path) {
        return "HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private String ask(String requests) throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            connection.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
