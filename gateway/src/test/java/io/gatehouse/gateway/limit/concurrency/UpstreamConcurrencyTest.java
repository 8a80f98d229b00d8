package io.gatehouse.gateway.limit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.TestGateway;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

final class UpstreamConcurrencyTest {

    @Test
    void everyServiceHasALimitAndItsMeters() {
        try (TestGateway gateway = TestGateway.inFrontOf(
                "http://127.0.0.1:1",
                "gateway.concurrency.min",
                "1",
                "gateway.concurrency.initial",
                "1",
                "gateway.concurrency.max",
                "1")) {
            UpstreamConcurrency concurrency = gateway.bean(UpstreamConcurrency.class);

            assertThat(concurrency.of("stocks-service").acquire()).isNotNull();
            assertThat(concurrency.of("stocks-service").acquire()).isNull();
            assertThat(concurrency.of("auth-service").acquire()).isNotNull();

            assertThat(meter(gateway, "gateway.concurrency.used")).isEqualTo(1);
            assertThat(meter(gateway, "gateway.concurrency.limit")).isEqualTo(1);
            assertThat(meter(gateway, "gateway.concurrency.shed")).isEqualTo(1);
        }
    }

    @Test
    void withoutALimitNobodyIsRefused() {
        try (TestGateway gateway =
                TestGateway.inFrontOf("http://127.0.0.1:1", "gateway.concurrency.enabled", "false")) {
            ConcurrencyLimit limit = gateway.bean(UpstreamConcurrency.class).of("stocks-service");

            for (int i = 0; i < 10_000; i++) {
                assertThat(limit.acquire()).isNotNull();
            }

            assertThat(meter(gateway, "gateway.concurrency.used")).isEqualTo(10_000);
        }
    }

    private static double meter(TestGateway gateway, String name) {
        return gateway.bean(MeterRegistry.class)
                .get(name)
                .tag("service", "stocks-service")
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }
}
