package io.gatehouse.gateway.peer;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.start.ManagementPort;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionLimitTest {

    @AutoClose
    private final RecordingUpstream upstream = RecordingUpstream.start();

    @ParameterizedTest
    @ValueSource(strings = {"max", "per-address"})
    void closesWhatIsTooMuchUntilThereIsRoomAgain(String limit) {
        try (TestGateway gateway = TestGateway.inFrontOf(upstream, "gateway.connections." + limit, "2")) {
            RawHttp first = gateway.connect();
            assertThat(isServed(first)).isTrue();
            try (RawHttp second = gateway.connect()) {
                assertThat(isServed(second)).isTrue();
                assertThat(isServedAt(gateway.port())).isFalse();
                assertThat(isServedAt(gateway.managementPort())).isTrue();
                first.close();

                Await.until(() -> isServedAt(gateway.port()));
            }
        }
    }

    @Test
    void anIpv6NetworkIsOneCaller() {
        ConnectionLimit limit = new ConnectionLimit(
                new ConnectionSettings(0, 1),
                new TrustedProxies(new TrustedProxySettings(List.of(), ProxyField.X_FORWARDED_FOR, true)),
                new ManagementPort(8081));

        assertThat(isAccepted("2001:db8::1", limit)).isTrue();
        assertThat(isAccepted("2001:db8::ffff:2", limit)).isFalse();
        assertThat(isAccepted("2001:db8:0:1::1", limit)).isTrue();
        assertThat(isAccepted("192.0.2.1", limit)).isTrue();
        assertThat(isAccepted("192.0.2.2", limit)).isTrue();
    }

    private static boolean isAccepted(String address, ConnectionLimit limit) {
        EmbeddedChannel connection = new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.ofLiteral(address), 4711);
            }
        };
        limit.accept(connection);
        connection.runPendingTasks();
        return connection.isOpen();
    }

    private static boolean isServedAt(int port) {
        try (RawHttp caller = RawHttp.connect(port)) {
            return isServed(caller);
        } catch (NullPointerException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isServed(RawHttp caller) {
        return caller.send(request("GET", "/health/liveness")).answer().status() == 200;
    }
}
