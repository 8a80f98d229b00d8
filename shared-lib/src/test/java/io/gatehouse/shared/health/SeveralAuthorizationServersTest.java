package io.gatehouse.shared.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** Two addresses of auth-service, of which one is dead. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralAuthorizationServersTest implements TestPropertyProvider {

    @Inject
    EmbeddedServer server;

    /** Above those for tests, which name one address. */
    @Override
    public Map<String, String> getProperties() {
        return Map.of(
                "micronaut.http.services.authorization-server.urls",
                "${AUTH_SERVICE_URL}",
                "AUTH_SERVICE_URL",
                "http://127.0.0.1:1," + TestAuthorizationServer.url());
    }

    @Test
    void tokensAreCheckedWithTheKeysOfTheOther() {
        HttpResponse<String> ready = Mono.fromCallable(() -> Caller.of(server).get("/health/readiness"))
                .filter(answer -> answer.statusCode() == 200)
                .repeatWhenEmpty(100, tries -> tries.delayElements(Duration.ofMillis(50)))
                .block();

        assertThat(ready).isNotNull();
        assertThat(Caller.of(server).getAs("smoke", "/example/secured").statusCode())
                .isEqualTo(200);
    }
}
