package io.gatehouse.shared.stop;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Reports that the service is not ready as soon as it begins to stop. */
@Readiness
@Singleton
final class DrainIndicator implements HealthIndicator {

    private final Drain drain;

    DrainIndicator(Drain drain) {
        this.drain = drain;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = drain.hasBegun() ? HealthStatus.DOWN : HealthStatus.UP;
        return Mono.just(HealthResult.builder("drain", status).build());
    }
}
