package io.gatehouse.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestCertificate;
import io.gatehouse.gateway.testing.TestGateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** There is a link on the way to the files, which is set to another directory: as Kubernetes does it. */
final class TlsReloadTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(TlsCertificate.class);

    private static Path mounted;
    private static TestCertificate before;
    private static TestCertificate after;
    private static RecordingUpstream upstream;
    private static TestGateway gateway;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        mounted = directory;
        before = TestCertificate.in(Files.createDirectory(directory.resolve("..before")));
        after = TestCertificate.in(Files.createDirectory(directory.resolve("..after")));
        mount(directoryOf(before));
        upstream = RecordingUpstream.start();
        gateway = looking("1h");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void startWithTheOneBefore() throws IOException {
        mount(directoryOf(before));
        look(2);
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.detachAppender(log);
    }

    /** Whoever trusts the old certificate only, and still gets answers, is on a connection from before. */
    @ParameterizedTest
    @EnumSource(Version.class)
    void newConnectionsSeeTheNewCertificateAndOldOnesStay(Version version) throws Exception {
        try (HttpClient old =
                HttpClient.newBuilder().sslContext(before.trusting()).build()) {
            assertThat(status(old, version)).isEqualTo(200);

            mount(directoryOf(after));
            look(2);

            assertThat(greetedWith(after)).isTrue();
            assertThat(greetedWith(before)).isFalse();
            assertThat(status(old, version)).isEqualTo(200);
        }
    }

    @Test
    void filesCanBeWrittenOneAfterTheOther(@TempDir Path directory) throws Exception {
        Path key = Files.copy(before.key(), directory.resolve("key.pem"));
        Path certificate = Files.copy(before.certificate(), directory.resolve("certificate.pem"));
        mount(directory);
        look(2);

        Files.copy(after.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        look(2);
        assertThat(greetedWith(before)).isTrue();
        Files.copy(after.key(), key, StandardCopyOption.REPLACE_EXISTING);
        look(2);

        assertThat(greetedWith(after)).isTrue();
        assertThat(errors()).singleElement().asString().contains("is not the key of the first certificate in");
    }

    @Test
    void whatIsStillBeingWrittenIsNotReadYet(@TempDir Path half) throws Exception {
        Files.copy(after.certificate(), half.resolve("certificate.pem"));
        mount(half);
        look(1);

        mount(directoryOf(after));
        look(1);
        assertThat(greetedWith(before)).isTrue();
        look(1);

        assertThat(greetedWith(after)).isTrue();
        assertThat(errors()).isEmpty();
    }

    @Test
    void whatCannotBeRightChangesNothingAndIsToldOnce(@TempDir Path directory) throws Exception {
        Path certificate = directory.resolve("certificate.pem");
        mount(directory);
        look(4);
        Files.copy(after.key(), directory.resolve("key.pem"));
        look(4);
        Files.writeString(certificate, Files.readString(after.certificate()).substring(0, 200));
        look(4);

        assertThat(greetedWith(before)).isTrue();
        assertThat(errors())
                .containsExactly(
                        told("gateway.tls.key is \"" + link("key.pem") + "\": it cannot be read"),
                        told("gateway.tls.certificate is \"" + link("certificate.pem") + "\": it cannot be read"),
                        told("gateway.tls.certificate is \"" + link("certificate.pem")
                                + "\": it has no certificate (PEM)"));
    }

    @Test
    void whatIsTheSameIsNotReadAgain() {
        look(2);

        assertThat(log.list).isEmpty();
    }

    @Test
    void aMeterTellsWhenTheCertificateExpires(@TempDir Path directory) throws Exception {
        TestCertificate expired = TestCertificate.in(directory, "-startdate", "-2d", "-validity", "1");
        double validUntil = gauge();

        mount(directory);
        look(2);

        assertThat(validUntil).isGreaterThan(now());
        assertThat(gauge()).isLessThan(now());
        assertThat(log.list).anySatisfy(event -> assertThat(event.getFormattedMessage())
                .startsWith("The certificate in '" + link("certificate.pem") + "' expired at "));
        assertThat(greetedWith(expired)).isTrue();
    }

    @Test
    void looksByItself() throws Exception {
        try (TestGateway other = looking("20ms")) {
            mount(directoryOf(after));

            Await.until(() -> greetedWith(after, other));
        }
    }

    private static TestGateway looking(String interval) {
        return TestGateway.inFrontOf(
                upstream,
                "gateway.tls.port",
                "-1",
                "gateway.tls.certificate",
                link("certificate.pem").toString(),
                "gateway.tls.key",
                link("key.pem").toString(),
                "gateway.tls.reload-interval",
                interval);
    }

    private static void mount(Path directory) throws IOException {
        Path next = Files.createSymbolicLink(mounted.resolve("..next"), directory);
        Files.move(
                next, mounted.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path directoryOf(TestCertificate certificate) {
        return certificate.key().resolveSibling("");
    }

    private static Path link(String file) {
        return mounted.resolve("..data").resolve(file);
    }

    /** The first look sees a change, the second takes it. */
    private static void look(int times) {
        for (int i = 0; i < times; i++) {
            gateway.bean(TlsCertificate.class).look();
        }
    }

    private static boolean greetedWith(TestCertificate certificate) {
        return greetedWith(certificate, gateway);
    }

    private static boolean greetedWith(TestCertificate certificate, TestGateway gateway) {
        try (SSLSocket caller =
                (SSLSocket) certificate.trusting().getSocketFactory().createSocket("127.0.0.1", gateway.tlsPort())) {
            caller.startHandshake();
            return true;
        } catch (SSLHandshakeException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(HttpClient caller, Version version) throws Exception {
        URI address = URI.create("https://127.0.0.1:" + gateway.tlsPort() + "/api/v1/auth/create");
        HttpRequest request = HttpRequest.newBuilder(address).version(version).build();
        return caller.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static double gauge() {
        return gateway.bean(MeterRegistry.class)
                .get("gateway.tls.certificate.expiry")
                .gauge()
                .value();
    }

    private static double now() {
        return Instant.now().getEpochSecond();
    }

    private static String told(String reason) {
        return "The certificate stays as it was. " + reason;
    }

    private List<String> errors() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
