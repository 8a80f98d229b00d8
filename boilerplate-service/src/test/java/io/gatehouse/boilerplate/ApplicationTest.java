package io.gatehouse.boilerplate;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class ApplicationTest {

    @Inject
    EmbeddedServer server;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/smoke", "/health/liveness", "/schema"})
    void answersWithoutAToken(String path) {
        assertThat(Caller.of(server).get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void documentsItsEndpoints() {
        HttpResponse<String> document = Caller.of(server).get("/schema/boilerplate-service.yml");

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).contains("/api/v1/boilerplate/greeting:", "/api/v1/smoke:");
    }
}
