package io.gatehouse.shared.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RemoteRevocationsTest {

    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private volatile String revoked = "one";
    private volatile @Nullable String tag = "\"1\"";
    private volatile int status = 200;
    private volatile String text = "{\"tokens\":[\"%s\"],\"subjects\":{},\"keys\":[]}";
    private HttpServer authService;
    private ApplicationContext context;
    private RemoteAuthorizationServer server;

    @BeforeEach
    void start() throws IOException {
        authService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authService.createContext("/revocations", this::answer);
        authService.start();
        context = ApplicationContext.run(Map.of(
                "micronaut.http.services.authorization-server.urls",
                "http://127.0.0.1:" + authService.getAddress().getPort(),
                "token.poll-interval",
                "1h"));
        server = context.getBean(RemoteAuthorizationServer.class);
        context.getBean(Revocations.class).known().block(); // whatever is asked in the background knows the tag by now
    }

    @AfterEach
    void stop() {
        context.close();
        authService.stop(0);
    }

    @Test
    void areFetchedOnce() {
        assertThat(tokens()).containsExactly("one");
        int lists = sent.size();

        assertThat(tokens()).containsExactly("one");
        assertThat(sent).hasSize(lists);
    }

    @Test
    void areFetchedAgainWhenTheyHaveChanged() {
        assertThat(tokens()).containsExactly("one");

        revoked = "two";
        tag = "\"2\"";

        assertThat(tokens()).containsExactly("two");
        assertThat(tokens()).containsExactly("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "three"})
    void areFetchedEachTimeFromAnAuthServiceWithoutETags(String next) {
        tag = null;
        assertThat(tokens()).containsExactly("one");

        revoked = next;

        assertThat(tokens()).containsExactly(next);
    }

    @ParameterizedTest
    @CsvSource({"204, ''", "202, ''", "302, ''", "307, moved", "404, none", "503, ''"})
    void areNotInAnAnswerOfAnotherStatusThan200WhichIsNamed(int other, String otherText) {
        status = other;
        text = otherText;
        tag = null;

        StepVerifier.create(server.revocations()).verifyErrorSatisfies(failure -> assertThat(failure)
                .hasMessage("auth-service answered " + other + ": expected 200"));
    }

    @Test
    void areNotInAnAnswerWithoutContent() {
        text = "";
        tag = null;

        StepVerifier.create(server.revocations()).verifyErrorSatisfies(failure -> assertThat(failure)
                .hasMessage("auth-service answered without content"));
    }

    private List<String> tokens() {
        return Mono.from(server.revocations()).map(RevocationList::tokens).block();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            if (tag != null) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            if (known != null && known.equals(tag)) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            sent.add(revoked);
            byte[] list = text.formatted(revoked).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, list.length == 0 ? -1 : list.length);
            exchange.getResponseBody().write(list);
        }
    }
}
