package io.gatehouse.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path LOGS = Path.of("/project/.stack/logs");

    @Test
    void showsAddressesAccountsAndCommands() {
        String text = text(Map.of());

        assertThat(text)
                .contains("Gateway      http://localhost:8080\n")
                .contains("demo   demo-password\n")
                .contains("admin  admin-password\n")
                .contains("-d '{\"username\":\"demo\",\"password\":\"demo-password\"}'")
                .contains("curl -fsS -H \"X-Token: $TOKEN\" http://localhost:8080/api/v1/resource/current_time");
    }

    @Test
    void followsTheGatewaysPort() {
        assertThat(text(Map.of("GATEWAY_PORT", "9000")))
                .contains("http://localhost:9000/schema")
                .doesNotContain(":8080");
    }

    @Test
    void keepsAPasswordFromOutsideOffTheScreen() {
        String text = text(Map.of("AUTH_DEMO_PASSWORD", "a secret"));

        assertThat(text)
                .contains("demo   (the password in AUTH_DEMO_PASSWORD)")
                .contains("-d \"{\\\"username\\\":\\\"demo\\\",\\\"password\\\":\\\"$AUTH_DEMO_PASSWORD\\\"}\"")
                .doesNotContain("a secret", "demo-password");
    }

    private static String text(Map<String, String> outer) {
        return new Summary(Blueprint.read(PROJECT, outer), LOGS).text("1.0 s");
    }
}
