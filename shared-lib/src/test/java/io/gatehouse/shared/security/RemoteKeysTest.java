package io.gatehouse.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RemoteKeysTest {

    private static final String DOCUMENT = new JWKSet(TestAuthorizationServer.key()).toString();
    private static final int HALF = DOCUMENT.length() / 2;

    private final CountDownLatch isFirstHalfSent = new CountDownLatch(1);
    private final CountDownLatch isFirstHalfRead = new CountDownLatch(1);

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpServer authService;
    private ApplicationContext context;
    private RemoteAuthorizationServer server;

    @BeforeEach
    void start() throws IOException {
        authService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authService.createContext("/revocations", exchange -> send(exchange, 404, "No list"));
        authService.setExecutor(threads);
        authService.start();
        context = ApplicationContext.run(Map.of(
                "micronaut.http.services.authorization-server.urls",
                "http://127.0.0.1:" + authService.getAddress().getPort(),
                "token.poll-interval",
                "1h",
                "micronaut.http.services.authorization-server.read-timeout",
                "1m",
                "micronaut.netty.event-loops.default.num-threads",
                1));
        server = context.getBean(RemoteAuthorizationServer.class);
    }

    @AfterEach
    void stop() {
        context.close();
        authService.stop(0);
    }

    /** The list is asked for through the same event loop: once it has been answered, the first half of the keys was read. */
    @Test
    void areReadWholeWhenTheyComeInPieces() throws Exception {
        authService.createContext("/.well-known/jwks.json", this::sendInHalves);

        CompletableFuture<String> keys = Mono.from(server.keys()).toFuture();
        isFirstHalfSent.await();
        StepVerifier.create(server.revocations()).verifyError();
        isFirstHalfRead.countDown();

        assertThat(keys.get()).isEqualTo(DOCUMENT);
    }

    @ParameterizedTest
    @CsvSource({"204, ''", "202, ''", "302, ''", "307, moved", "404, none", "503, ''"})
    void areNotInAnAnswerOfAnotherStatusThan200WhichIsNamed(int status, String text) {
        authService.createContext("/.well-known/jwks.json", exchange -> send(exchange, status, text));

        StepVerifier.create(server.keys()).verifyErrorSatisfies(failure -> assertThat(failure)
                .hasMessage("auth-service answered " + status + ": expected 200"));
    }

    @Test
    void areNotInAnAnswerWithoutContent() {
        authService.createContext("/.well-known/jwks.json", exchange -> send(exchange, 200, ""));

        StepVerifier.create(server.keys()).verifyErrorSatisfies(failure -> assertThat(failure)
                .hasMessage("auth-service answered without content"));
    }

    private void sendInHalves(HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream body = start(exchange, 200, 0)) {
            body.write(DOCUMENT.substring(0, HALF).getBytes(StandardCharsets.US_ASCII));
            body.flush();
            isFirstHalfSent.countDown();
            isFirstHalfRead.await();
            body.write(DOCUMENT.substring(HALF).getBytes(StandardCharsets.US_ASCII));
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange;
                OutputStream body = start(exchange, status, text.isEmpty() ? -1 : text.length())) {
            body.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static OutputStream start(HttpExchange exchange, int status, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, length);
        return exchange.getResponseBody();
    }
}
