package io.gatehouse.gateway.forward;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.HttpHead;
import io.gatehouse.gateway.testing.RandomBytes;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestCertificate;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.gateway.testing.UpstreamConnection;
import io.micronaut.http.client.ServiceHttpClientConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is asked by TLS. */
final class HttpsUpstreamTest {

    private static final String PATH = "/api/v1/auth/create";
    private static final long SIZE = 5 << 20;

    private static Path certificates;
    private static RecordingUpstream upstream;
    private static TestGateway gateway;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        upstream = RecordingUpstream.startWith(TestCertificate.in(directory));
        certificates = directory;
        List<String> settings = new ArrayList<>(List.of(trusting("micronaut.http.services.auth-service", directory)));
        settings.addAll(List.of("gateway.routes.create.path", PATH, "gateway.routes.create.max-body-size", "10MB"));
        gateway = TestGateway.inFrontOf(upstream, settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.reset();
    }

    @Test
    void answersOverKeptConnections() {
        gateway.get(PATH);
        int opened = upstream.opened();

        for (int i = 0; i < 3; i++) {
            assertThat(gateway.get(PATH).text()).isEqualTo("hello from upstream");
        }

        assertThat(upstream.opened()).isEqualTo(opened);
    }

    @Test
    void isTooSlowIfTheHandshakeNeverEnds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TestGateway waiting = TestGateway.inFrontOf(
                        "https://127.0.0.1:" + silent.getLocalPort(), "gateway.defaults.connect-timeout", "500ms")) {
            assertThat(waiting.get(PATH).status()).isEqualTo(504);
        }
    }

    @Test
    void sendsMegabytes() {
        upstream.answers((head, connection) -> {
            connection.write("HTTP/1.1 200 OK\nContent-Length: " + SIZE + "\n\n");
            RandomBytes.write(SIZE, connection.out());
        });

        try (RawHttp caller = gateway.connect()) {
            HttpHead head = caller.send(request("GET", PATH)).head();

            assertThat(RandomBytes.checksum(caller.body(head))).isEqualTo(RandomBytes.checksum(SIZE));
        }
    }

    @Test
    void getsMegabytes() throws IOException {
        upstream.answersHeads((head, connection) -> connection.answer(RandomBytes.checksum(connection.body(head))));

        try (RawHttp caller = gateway.connect()) {
            caller.send(request("POST", PATH, "Content-Length: " + SIZE));
            RandomBytes.write(SIZE, caller.out());

            assertThat(caller.answer().text()).isEqualTo(RandomBytes.checksum(SIZE));
        }
    }

    @Test
    void getsAndSendsMegabytesAtOnce() {
        upstream.answersHeads(HttpsUpstreamTest::echo);

        try (RawHttp caller = gateway.connect()) {
            caller.send(request("POST", PATH, "Content-Length: " + SIZE));
            CompletableFuture<?> upload = Await.start(() -> {
                RandomBytes.write(SIZE, caller.out());
                return SIZE;
            });

            assertThat(RandomBytes.checksum(caller.body(caller.head()))).isEqualTo(RandomBytes.checksum(SIZE));
            Await.result(upload);
        }
    }

    /** What is too much on one connection could be taken for the answer to somebody else. */
    @Test
    void isHeldToOneAnswerForEachRequest() {
        upstream.answers((head, connection) -> {
            connection.answer("first");
            connection.answer("too much");
        });

        assertThat(gateway.get(PATH).text()).isEqualTo("first");
        upstream.answers((head, connection) -> connection.answer("second"));
        assertThat(gateway.get(PATH).text()).isEqualTo("second");
    }

    @Test
    void mayBeThatOfAConfiguredRoute() {
        List<String> settings = new ArrayList<>(List.of(trusting("micronaut.http.client", certificates)));
        settings.addAll(
                List.of("gateway.routes.shop.path", "/shop", "gateway.routes.shop.permission", "isAnonymous()"));
        settings.addAll(List.of("gateway.routes.shop.uri", upstream.url()));

        try (TestGateway configured = TestGateway.inFrontOf(upstream, settings.toArray(String[]::new))) {
            assertThat(configured.get("/shop").text()).isEqualTo("hello from upstream");
            assertThat(configured.get(PATH).text()).isEqualTo("hello from upstream");
        }
    }

    @Test
    void isNotAskedUnlessItsCertificateIsTrusted() {
        try (TestGateway distrustful = TestGateway.inFrontOf(upstream)) {
            assertThat(distrustful.get(PATH).status()).isEqualTo(502);
        }

        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void isNotAskedIfItsCertificateIsForSomebodyElse(@TempDir Path directory) throws Exception {
        TestCertificate somebodyElses = TestCertificate.in(directory, "-ext", "san=dns:elsewhere.example");
        String[] trust = trusting("micronaut.http.services.auth-service", directory);

        try (RecordingUpstream impostor = RecordingUpstream.startWith(somebodyElses);
                TestGateway careful = TestGateway.inFrontOf(impostor, trust)) {
            assertThat(careful.get(PATH).status()).isEqualTo(502);
            assertThat(impostor.requests()).isEmpty();
        }
    }

    /** What TLS needs is not loaded where nobody speaks it. */
    @Test
    void isTheOnlyKindThatNeedsTls() {
        try (TestGateway mixed =
                TestGateway.inFrontOf(upstream, "micronaut.http.services.stocks-service.urls", "http://127.0.0.1:1")) {
            assertThat(hasTls(mixed, "auth-service")).isTrue();
            assertThat(hasTls(mixed, "stocks-service")).isFalse();
        }
    }

    private static void echo(HttpHead head, UpstreamConnection connection) throws IOException {
        connection.write("HTTP/1.1 200 OK\nContent-Length: " + SIZE + "\n\n");
        connection.body(head).transferTo(connection.out());
        connection.out().flush();
    }

    private static String[] trusting(String client, Path certificates) {
        String store = client + ".ssl.trust-store.";
        return new String[] {
            store + "path",
            "file:" + certificates.resolve("store.p12"),
            store + "password",
            "password",
            store + "type",
            "PKCS12"
        };
    }

    private static boolean hasTls(TestGateway gateway, String service) {
        return gateway.server()
                .getApplicationContext()
                .getBean(ServiceHttpClientConfiguration.class, Qualifiers.byName(service))
                .getSslConfiguration()
                .isEnabled();
    }
}
