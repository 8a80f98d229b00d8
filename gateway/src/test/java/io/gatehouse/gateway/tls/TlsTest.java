package io.gatehouse.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.gateway.testing.RandomBytes;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestCertificate;
import io.gatehouse.gateway.testing.TestGateway;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class TlsTest {

    private static final String PATH = "/api/v1/auth/create";

    private static RecordingUpstream upstream;
    private static TestGateway gateway;
    private static TestCertificate certificate;
    private static HttpClient client;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        certificate = TestCertificate.in(directory);
        upstream = RecordingUpstream.start();
        gateway = start(certificate.certificate(), certificate.key());
        client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.reset();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void speaksTheVersionThatTheCallerChooses(Version version) throws Exception {
        HttpResponse<String> answer = client.send(request().version(version).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).isEqualTo("hello from upstream");
        assertThat(upstream.request().header("X-Forwarded-Proto")).isEqualTo("https");
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 1", "HTTP_1_1, 20", "HTTP_2, 1", "HTTP_2, 20"})
    void megabytesComeDown(Version version, int megabytes) throws Exception {
        long size = (long) megabytes << 20;
        upstream.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: " + size + "\n\n");
            RandomBytes.write(size, connection.out());
        });

        try (InputStream body = client.send(request().version(version).build(), BodyHandlers.ofInputStream())
                .body()) {
            assertThat(RandomBytes.checksum(body)).isEqualTo(RandomBytes.checksum(size));
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, 1", "HTTP_1_1, 20", "HTTP_2, 1", "HTTP_2, 20"})
    void megabytesGoUp(Version version, int megabytes) throws Exception {
        long size = (long) megabytes << 20;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RandomBytes.write(size, bytes);
        upstream.answersHeads((head, connection) -> connection.answer(RandomBytes.checksum(connection.body(head))));

        HttpRequest upload = request()
                .version(version)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes.toByteArray())))
                .build();

        assertThat(client.send(upload, BodyHandlers.ofString()).body()).isEqualTo(RandomBytes.checksum(size));
    }

    @Test
    void whoSpeaksNoTlsFillsNoLog() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger handshakes = (Logger) LoggerFactory.getLogger(ApplicationProtocolNegotiationHandler.class);
        handshakes.addAppender(log);

        try (Socket caller = new Socket("127.0.0.1", gateway.tlsPort())) {
            caller.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.getInputStream().readAllBytes();
        }
        handshakes.detachAppender(log);

        assertThat(log.list).isEmpty();
    }

    @Test
    void eventsComeOneByOne() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        upstream.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Type: text/event-stream\nConnection: close\n\ndata: 1\n\n");
            awaitQuietly(seen);
            connection.write("data: 2\n\n");
            connection.close();
        });

        InputStream stream =
                client.send(request().build(), BodyHandlers.ofInputStream()).body();
        try (BufferedReader events = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).isEqualTo("data: 1");
            seen.countDown();
            assertThat(events.lines()).contains("data: 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"gateway.tls.key, GATEWAY_TLS_CERTIFICATE", "gateway.tls.certificate, GATEWAY_TLS_KEY"})
    void doesNotStartWithHalfOfIt(String half, String missing) {
        String file = certificate.key().toString();

        assertThatThrownBy(() -> TestGateway.inFrontOf(upstream, half, file))
                .hasStackTraceContaining(half + " is \"" + file + "\": expected " + missing + " beside it");
    }

    @Test
    void doesNotStartWithTheKeyOfAnotherCertificate(@TempDir Path directory) throws Exception {
        Path other = TestCertificate.in(directory).key();

        assertThatThrownBy(() -> start(certificate.certificate(), other))
                .hasStackTraceContaining(
                        "gateway.tls.key is \"" + other + "\": it is not the key of the first certificate in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing\n"})
    void doesNotStartWithoutACertificateInItsFile(String content, @TempDir Path directory) throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), content);

        assertThatThrownBy(() -> start(empty, certificate.key()))
                .hasStackTraceContaining("gateway.tls.certificate is \"" + empty + "\": it has no certificate (PEM)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAA"})
    void doesNotStartWithoutAKeyInItsFile(String content, @TempDir Path directory) throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), content);

        assertThatThrownBy(() -> start(certificate.certificate(), empty))
                .hasStackTraceContaining("gateway.tls.key is \"" + empty + "\": it has no private key (PEM, PKCS #8)");
    }

    @Test
    void doesNotStartWithAFileThatCannotBeRead(@TempDir Path directory) {
        Path missing = directory.resolve("missing.pem");

        assertThatThrownBy(() -> start(missing, certificate.key()))
                .hasStackTraceContaining("gateway.tls.certificate is \"" + missing + "\": it cannot be read");
        assertThatThrownBy(() -> start(certificate.certificate(), missing))
                .hasStackTraceContaining("gateway.tls.key is \"" + missing + "\": it cannot be read");
    }

    @Test
    void saysWhereTheLastAnswerEnds() throws Exception {
        RecordedSocket connection = new RecordedSocket(gateway.tlsPort());
        try (SSLSocket caller = (SSLSocket) certificate
                .trusting()
                .getSocketFactory()
                .createSocket(connection, "127.0.0.1", gateway.tlsPort(), true)) {
            caller.setEnabledProtocols(new String[] {"TLSv1.2"});
            caller.getOutputStream().write(("GET " + PATH + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(caller.getInputStream().readAllBytes()).asString().endsWith("hello from upstream");
        }
        assertThat(connection.typeOfLastRecord()).isEqualTo(RecordedSocket.ALERT);
    }

    private static TestGateway start(Path certificate, Path key) {
        return TestGateway.inFrontOf(
                upstream,
                "gateway.routes.create.path",
                PATH,
                "gateway.routes.create.max-body-size",
                "20MB",
                "gateway.tls.port",
                "-1",
                "gateway.tls.certificate",
                certificate.toString(),
                "gateway.tls.key",
                key.toString());
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + gateway.tlsPort() + PATH));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
