package io.gatehouse.shared.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.shared.testing.Caller;
import io.gatehouse.shared.testing.TestAuthorizationServer;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
    void letsOnlyAnAdminChangeLogLevels() {
        HttpRequest.Builder change = management()
                .request("/loggers/example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"configuredLevel\":\"DEBUG\"}"));

        assertThat(management().send(change).statusCode()).isEqualTo(401);
        assertThat(management().send(as("smoke", change)).statusCode()).isEqualTo(403);
        assertThat(management().get("/loggers/example").body()).contains("\"effectiveLevel\":\"INFO\"");

        assertThat(management().send(as("admin", change)).statusCode()).isEqualTo(200);
        assertThat(management().get("/loggers/example").body()).contains("\"effectiveLevel\":\"DEBUG\"");
    }

    @Test
    void countsRequests() {
        Caller.of(server).get("/api/v1/smoke");

        assertThat(management().get("/prometheus").body()).contains("http_server_requests_seconds_count{");
    }

    private static HttpRequest.Builder as(String permission, HttpRequest.Builder request) {
        return request.setHeader("X-Token", TestAuthorizationServer.token(permission));
    }

    private Caller management() {
        return new Caller(URI.create("http://127.0.0.1:" + managementPort));
    }
}
