package io.gatehouse.shared.security;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Not ready before the first key is known; after that auth-service may come and go. */
@Singleton
final class KeysIndicator implements HealthIndicator {

    private final KeySet keys;

    KeysIndicator(KeySet keys) {
        this.keys = keys;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = keys.isKnown() ? HealthStatus.UP : HealthStatus.DOWN;
        return Mono.just(HealthResult.builder("token-keys", status).build());
    }
}
