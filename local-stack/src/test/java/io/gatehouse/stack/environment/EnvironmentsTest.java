package io.gatehouse.stack.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.address.Ports;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {

    private static final Service GATEWAY = new Service("gateway", 8080, "/health/readiness", null, Map.of());
    private static final Service STOCKS =
            new Service("stocks-service", 5060, "/health/readiness", "stocks", Map.of("STOCKS_SAMPLE_DATA", "true"));
    private static final Registry REGISTRY = new Registry(List.of(GATEWAY, STOCKS));

    @Test
    void nameEveryServiceAndTheServicesOwnPorts() {
        Map<String, String> variables = environments(Map.of()).of(GATEWAY);

        assertThat(variables)
                .containsEntry("GATEWAY_PORT", "8080")
                .containsEntry("GATEWAY_MANAGEMENT_PORT", "8081")
                .containsEntry("GATEWAY_URL", "http://127.0.0.1:8080")
                .containsEntry("STOCKS_SERVICE_URL", "http://127.0.0.1:5060")
                .containsEntry("TOKEN_ISSUER", "http://localhost:8080")
                .doesNotContainKeys("DATABASE_PASSWORD", "STOCKS_SAMPLE_DATA");
    }

    @Test
    void giveAServiceItsOwnDatabase() {
        Map<String, String> variables = environments(Map.of()).of(STOCKS);

        assertThat(variables)
                .containsEntry("DATABASE_HOST", "127.0.0.1")
                .containsEntry("DATABASE_PORT", "5430")
                .containsEntry("DATABASE_NAME", "stocks")
                .containsEntry("DATABASE_USER", "stocks")
                .containsEntry("DATABASE_PASSWORD", "password of stocks");
    }

    @Test
    void followAnotherPort() {
        Map<String, String> outer = Map.of("GATEWAY_PORT", "9000", "STOCKS_SERVICE_PORT", "9060");

        Map<String, String> variables = environments(outer).of(STOCKS);

        assertThat(variables)
                .containsEntry("STOCKS_SERVICE_PORT", "9060")
                .containsEntry("STOCKS_SERVICE_MANAGEMENT_PORT", "9061")
                .containsEntry("STOCKS_SERVICE_URL", "http://127.0.0.1:9060")
                .containsEntry("GATEWAY_URL", "http://127.0.0.1:9000")
                .containsEntry("TOKEN_ISSUER", "http://localhost:9000");
    }

    @Test
    void letASettingFromOutsideWin() {
        Map<String, String> outer = Map.of("STOCKS_SAMPLE_DATA", "false", "TOKEN_ISSUER", "https://gatehouse.test");

        Map<String, String> variables = environments(outer).of(STOCKS);

        assertThat(variables)
                .containsEntry("STOCKS_SAMPLE_DATA", "false")
                .containsEntry("TOKEN_ISSUER", "https://gatehouse.test");
    }

    @Test
    void takeABlankSettingForNone() {
        Map<String, String> variables =
                environments(Map.of("STOCKS_SAMPLE_DATA", "")).of(STOCKS);

        assertThat(variables).containsEntry("STOCKS_SAMPLE_DATA", "true");
    }

    @Test
    void stayOnLoopbackWhateverIsSetOutside() {
        Map<String, String> variables = environments(Map.of("SERVER_HOST", "0.0.0.0", "MANAGEMENT_HOST", "0.0.0.0"))
                .of(GATEWAY);

        assertThat(variables).containsEntry("SERVER_HOST", "127.0.0.1").containsEntry("MANAGEMENT_HOST", "127.0.0.1");
    }

    private static Environments environments(Map<String, String> outer) {
        return new Environments(REGISTRY, new Ports(REGISTRY, outer), outer, role -> "password of " + role);
    }
}
