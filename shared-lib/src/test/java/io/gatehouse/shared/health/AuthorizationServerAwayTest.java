package io.gatehouse.shared.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@Property(name = "micronaut.http.services.authorization-server.urls", value = "http://127.0.0.1:1")
class AuthorizationServerAwayTest {

    @Inject
    EmbeddedServer server;

    @Test
    void answers503ToATokenThatNoKeyHasBeenSeenFor() {
        HttpResponse<String> answer = Caller.of(server).getAs("smoke", "/example/secured");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/keys-unavailable\"")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void answers401WithoutATokenAllTheSame() {
        HttpResponse<String> answer = Caller.of(server).get("/example/secured");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void isAliveThough() {
        assertThat(Caller.of(server).get("/health/liveness").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/readiness"})
    void isNotReady(String path) {
        HttpResponse<String> answer = Caller.of(server).get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"DOWN\"}");
    }
}
