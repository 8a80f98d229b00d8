package io.gatehouse.shared.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
class ManagementPortTest {

    @Inject
    EmbeddedServer server;

    @Value("${endpoints.all.port}")
    int managementPort;

    @ParameterizedTest
    @ValueSource(strings = {"/prometheus", "/env", "/loggers", "/routes", "/beans", "/info", "/refresh", "/stop"})
    void keepsManagementEndpointsOffThePublicPort(String path) {
        assertThat(Caller.of(server).get(path).statusCode()).isEqualTo(404);
        assertThat(Caller.of(server).getAs("admin", path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prometheus", "/env", "/loggers", "/routes", "/health"})
    void servesThemOnThePortOfTheirOwn(String path) {
        assertThat(management().get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/smoke", "/example?number=1", "/schema"})
    void servesNothingElseThere(String path) {
        assertThat(management().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsNobodyButAnAdminWhatIsWrong() {
        assertThat(management().getAs("smoke", "/health").body())
                .isEqualTo(management().get("/health").body());
        assertThat(management().getAs("smoke", "/health").body()).doesNotContain("details");
        assertThat(management().getAs("admin", "/health").body()).contains("\"details\":{");
    }

    @Test
    void countsRequests() {
        Caller.of(server).get("/api/v1/smoke");

        assertThat(management().get("/prometheus").body()).contains("http_server_requests_seconds_count{");
    }

    private Caller management() {
        return new Caller(URI.create("http://127.0.0.1:" + managementPort));
    }
}
