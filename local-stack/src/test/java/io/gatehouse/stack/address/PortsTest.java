package io.gatehouse.stack.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    private static final Service GATEWAY = new Service("gateway", 8080, "/health/readiness", null, Map.of());
    private static final Service STOCKS = new Service("stocks-service", 5060, "/health/readiness", "stocks", Map.of());
    private static final Registry REGISTRY = new Registry(List.of(GATEWAY, STOCKS));

    @Test
    void areThoseOfTheRegistry() {
        Ports ports = new Ports(REGISTRY, Map.of("GATEWAY_PORT", ""));

        assertThat(ports.of(GATEWAY)).isEqualTo(8080);
        assertThat(ports.management(GATEWAY)).isEqualTo(8081);
        assertThat(ports.url(STOCKS)).isEqualTo("http://127.0.0.1:5060");
        assertThat(ports.database()).isEqualTo(5430);
    }

    @Test
    void followTheOuterEnvironment() {
        Ports ports = new Ports(
                REGISTRY,
                Map.of("GATEWAY_PORT", "9000", "STOCKS_SERVICE_MANAGEMENT_PORT", "7000", "DATABASE_PORT", "7001"));

        assertThat(ports.of(GATEWAY)).isEqualTo(9000);
        assertThat(ports.management(GATEWAY)).isEqualTo(9001);
        assertThat(ports.management(STOCKS)).isEqualTo(7000);
        assertThat(ports.database()).isEqualTo(7001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "65535", "99999999999", "80 80", "80.0"})
    void refuseWhatIsNoPort(String value) {
        assertThatThrownBy(() -> new Ports(REGISTRY, Map.of("GATEWAY_PORT", value)))
                .isInstanceOf(StackException.class)
                .hasMessage("GATEWAY_PORT is '" + value + "', expected a port number from 1 to 65534");
    }

    @Test
    void refuseOnePortForTwo() {
        assertThatThrownBy(() -> new Ports(REGISTRY, Map.of("GATEWAY_PORT", "5061")))
                .hasMessage("Port 5061 is chosen twice: by GATEWAY_PORT and by STOCKS_SERVICE_MANAGEMENT_PORT."
                        + " Set one of them to another port.");
    }

    @Test
    void nameThePortInUseItsOwnerAndItsVariable() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            Ports ports = new Ports(REGISTRY, Map.of("STOCKS_SERVICE_PORT", Integer.toString(taken)));

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(PortsInUseException.class)
                    .hasMessageContaining("Port " + taken + ", where stocks-service would listen, is in use")
                    .hasMessageContaining("STOCKS_SERVICE_PORT chooses another")
                    .hasMessageContaining("bin/up");
        }
    }
}
