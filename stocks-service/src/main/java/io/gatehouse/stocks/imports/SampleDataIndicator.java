package io.gatehouse.stocks.imports;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Reports that the service is not ready until the sample data is loaded, so that whoever waits for readiness can rely
 * on it.
 */
@Singleton
@Requires(beans = SampleData.class)
final class SampleDataIndicator implements HealthIndicator {

    private final SampleData sampleData;

    SampleDataIndicator(SampleData sampleData) {
        this.sampleData = sampleData;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = sampleData.isLoaded() ? HealthStatus.UP : HealthStatus.DOWN;
        return Mono.just(HealthResult.builder("sample-data", status).build());
    }
}
