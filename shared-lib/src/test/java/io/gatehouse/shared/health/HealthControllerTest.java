package io.gatehouse.shared.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class HealthControllerTest {

    @Inject
    EmbeddedServer server;

    /** A service that has checked a token knows the keys, and without them it is not ready. */
    @BeforeEach
    void makeReady() {
        assertThat(Caller.of(server).getAs("smoke", "/example/secured").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
    void saysToAnyoneOnlyThatAllIsWell(String path) {
        HttpResponse<String> answer = Caller.of(server).get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
    void saysNoMoreToACallerWhoIsNoAdmin(String path) {
        HttpResponse<String> answer = Caller.of(server).getAs("smoke", path);

        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/readiness"})
    void saysToAnAdminWhatWasLookedAt(String path) {
        HttpResponse<String> answer = Caller.of(server).getAs("admin", path);

        assertThat(answer.body()).contains("\"details\":{", "\"token-keys\":{\"name\":\"example-service\"");
    }
}
