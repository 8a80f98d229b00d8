package io.gatehouse.shared.stop;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Stopping;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers that keep a connection notice of a service that is told to stop. */
@Timeout(60)
class ConnectionCloseTest {

    private static final String SMOKE = "/api/v1/smoke";

    private final EmbeddedServer server = ApplicationContext.run(
            EmbeddedServer.class, Map.<String, Object>of("drain.delay", "1h", "drain.timeout", "30s"));
    private final Thread stopping = Thread.ofVirtual().unstarted(() -> Stopping.stop(server));

    @AfterEach
    void stop() throws InterruptedException {
        beginToStop();
        stopping.interrupt();
        stopping.join();
    }

    @ParameterizedTest
    @CsvSource({SMOKE + ", 200", "/example/secured, 401", "/nowhere, 404"})
    void isToldWithTheNextAnswerOnceTheServiceIsAboutToStop(String path, int status) throws IOException {
        try (Socket connection = connect()) {
            ask(connection, SMOKE);
            String before = head(connection.getInputStream());
            connection.getInputStream().readNBytes("{\"status\":\"OK\"}".length());

            beginToStop();
            ask(connection, path);
            String last = text(connection.getInputStream().readAllBytes());

            assertThat(before).startsWith("http/1.1 200").doesNotContain("connection: close");
            assertThat(last).startsWith("http/1.1 " + status).containsOnlyOnce("\r\nconnection: close\r\n");
        }
    }

    @Test
    void isStillLetInDuringTheDelay() throws IOException {
        beginToStop();

        try (Socket connection = connect()) {
            ask(connection, SMOKE);

            assertThat(text(connection.getInputStream().readAllBytes()))
                    .startsWith("http/1.1 200")
                    .contains("\r\nconnection: close\r\n");
        }
    }

    private void beginToStop() {
        if (stopping.getState() == Thread.State.NEW) {
            stopping.start();
        }
        Drain drain = server.getApplicationContext().getBean(Drain.class);
        while (!drain.hasBegun()) {
            Thread.onSpinWait();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    }

    private static void ask(Socket connection, String path) throws IOException {
        connection
                .getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream answer) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) answer.read());
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
}
