package io.gatehouse.shared.security;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Reports that the service is not ready until keys and revocations have been fetched once; after that auth-service may
 * come and go.
 */
@Singleton
final class KeysIndicator implements HealthIndicator {

    private final KeySet keys;
    private final Revocations revocations;

    KeysIndicator(KeySet keys, Revocations revocations) {
        this.keys = keys;
        this.revocations = revocations;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = keys.isKnown() && revocations.isKnown() ? HealthStatus.UP : HealthStatus.DOWN;
        return Mono.just(HealthResult.builder("token-keys", status).build());
    }
}
