package io.gatehouse.gateway.peer;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.gatehouse.gateway.testing.RawHttp;
import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AutoClose;
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
