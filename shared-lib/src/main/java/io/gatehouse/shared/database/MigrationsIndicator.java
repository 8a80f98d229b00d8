package io.gatehouse.shared.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Reports that the service is not ready until the schema is up to date. */
@Singleton
@Requires(beans = Migrations.class)
final class MigrationsIndicator implements HealthIndicator {

    private final Migrations migrations;

    MigrationsIndicator(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = migrations.areDone() ? HealthStatus.UP : HealthStatus.DOWN;
        return Mono.just(HealthResult.builder("migrations", status).build());
    }
}
