package io.gatehouse.gateway.resilience;

import static io.gatehouse.gateway.testing.TestGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryTest {

    private static final String PATH = "/api/v1/auth/create";

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void sendsAgainWhatMayBeRepeated(String method) {
        failFirst(2);

        try (TestGateway gateway = gateway("2", "10")) {
            assertThat(gateway.ask(request(method, PATH)).status()).isEqualTo(200);
        }

        assertThat(UPSTREAM.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void sendsNothingAgainThatCouldBeDoneTwice(String method) {
        failFirst(1);

        try (TestGateway gateway = gateway("2", "10")) {
            assertThat(gateway.ask(request(method, PATH)).status()).isEqualTo(502);
        }

        assertThat(UPSTREAM.requests()).hasSize(1);
    }

    @Test
    void givesUpAfterAsManyRetriesAsTheRouteAllows() {
        failFirst(100);

        try (TestGateway gateway = gateway("2", "10")) {
            assertThat(gateway.get(PATH).status()).isEqualTo(502);
        }

        assertThat(UPSTREAM.requests()).hasSize(3);
    }

    @Test
    void doesNotMultiplyTheLoadOnAnUpstreamThatFails() {
        failFirst(100);

        try (TestGateway gateway = gateway("2", "3")) {
            for (int i = 0; i < 10; i++) {
                assertThat(gateway.get(PATH).status()).isEqualTo(502);
            }
        }

        assertThat(UPSTREAM.requests()).hasSize(10 + 3);
    }

    private static void failFirst(int count) {
        AtomicInteger failures = new AtomicInteger();
        UPSTREAM.answers((head, connection) -> {
            if (failures.getAndIncrement() < count) {
                connection.reset();
            } else {
                connection.write("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            }
        });
    }

    private static TestGateway gateway(String retries, String reserve) {
        return TestGateway.inFrontOf(
                UPSTREAM,
                "gateway.defaults.retries",
                retries,
                "gateway.retries.budget-percent",
                "0",
                "gateway.retries.reserve",
                reserve,
                "gateway.retries.backoff",
                "1ms");
    }
}
