package io.gatehouse.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** auth-service behind TLS, with a certificate that is trusted here only. */
class TlsAsAddressedTest {

    private static final String CLIENT = "micronaut.http.services.authorization-server";
    private static final String PASSWORD = "password";

    private Path store;
    private HttpsServer authorizationServer;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, GeneralSecurityException {
        store = directory.resolve("store.p12");
        authorizationServer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authorizationServer.setHttpsConfigurator(new HttpsConfigurator(certified()));
        authorizationServer.createContext("/", TlsAsAddressedTest::passOn);
        authorizationServer.start();
    }

    @AfterEach
    void stop() {
        authorizationServer.stop(0);
    }

    @Test
    void isAskedByTlsWithATrustStoreAndNothingElseSet() {
        Map<String, Object> settings = Map.of(
                CLIENT + ".urls",
                "https://localhost:" + authorizationServer.getAddress().getPort(),
                CLIENT + ".ssl.trust-store.path",
                "file:" + store,
                CLIENT + ".ssl.trust-store.password",
                PASSWORD);
        try (EmbeddedServer service = ApplicationContext.run(EmbeddedServer.class, settings)) {
            HttpResponse<String> answer = Caller.of(service).getAs("smoke", "/example/secured");

            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private SSLContext certified() throws IOException, GeneralSecurityException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .onExit()
                .join();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI path = exchange.getRequestURI();
            String answer = new Caller(URI.create(TestAuthorizationServer.url()))
                    .get(path.toString())
                    .body();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
