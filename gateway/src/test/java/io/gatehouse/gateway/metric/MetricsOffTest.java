package io.gatehouse.gateway.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.RecordingUpstream;
import io.gatehouse.gateway.testing.TestGateway;
import io.gatehouse.shared.testing.Caller;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsOffTest {

    @AutoClose
    private static final RecordingUpstream UPSTREAM = RecordingUpstream.start();

    @ParameterizedTest
    @CsvSource({"micronaut.metrics.enabled, false", "micronaut.metrics.export.prometheus.enabled, false"})
    void forwardsWhenNothingIsMeasured(String setting, String value) {
        try (TestGateway gateway = TestGateway.inFrontOf(UPSTREAM, setting, value)) {
            Caller management = new Caller(URI.create("http://127.0.0.1:" + gateway.managementPort()));

            assertThat(gateway.get("/api/v1/auth/create").status()).isEqualTo(200);
            assertThat(management.get("/prometheus").statusCode()).isEqualTo(404);
        }
    }
}
