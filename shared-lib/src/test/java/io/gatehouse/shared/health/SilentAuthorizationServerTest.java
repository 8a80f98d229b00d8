package io.gatehouse.shared.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** Two addresses of auth-service, of which one takes every connection and never says a word. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentAuthorizationServerTest implements TestPropertyProvider {

    /** What is promised for a revocation. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);

    private final ServerSocket silent = listen();

    @Inject
    EmbeddedServer server;

    @Inject
    ApplicationContext context;

    @AfterAll
    void close() throws IOException {
        silent.close();
    }

    /** Above those for tests, which name one address. */
    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "micronaut.http.services.authorization-server.urls",
                "${AUTH_SERVICE_URL}",
                "AUTH_SERVICE_URL",
                "http://127.0.0.1:" + silent.getLocalPort() + "," + TestAuthorizationServer.url());
    }

    @Test
    void tokensAreCheckedWithTheKeysOfTheOther() {
        Boolean ready = Mono.fromCallable(() -> Caller.of(server).get("/health/readiness"))
                .map(answer -> answer.statusCode() == 200)
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(600, tries -> tries.delayElements(Duration.ofMillis(50)))
                .block();

        assertThat(ready).isTrue();
        assertThat(Caller.of(server).getAs("smoke", "/example/secured").statusCode())
                .isEqualTo(200);
    }

    @Test
    void isWaitedForSoShortlyThatTheOtherIsAskedInTime() {
        HttpClientConfiguration client =
                context.getBean(HttpClientConfiguration.class, Qualifiers.byName("authorization-server"));

        Duration longest = client.getConnectTimeout()
                .orElseThrow()
                .plus(client.getReadTimeout().orElseThrow());

        assertThat(longest).isLessThan(KNOWN_WITHIN);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
