package io.gatehouse.shared.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How old the keys and revocations are with which tokens are checked. They are kept while auth-service is away. */
@Singleton
final class TokenMeters implements MeterBinder {

    private final Provider<KeySet> keys;
    private final Provider<Revocations> revocations;

    /** Both are fetched by clients that may themselves be measured, so neither is needed before there are meters. */
    TokenMeters(Provider<KeySet> keys, Provider<Revocations> revocations) {
        this.keys = keys;
        this.revocations = revocations;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        age(meters, "token.keys.age", () -> keys.get().age());
        age(meters, "token.revocations.age", () -> revocations.get().age());
    }

    private static void age(MeterRegistry meters, String name, Supplier<Duration> age) {
        TimeGauge.builder(name, () -> age.get().toMillis(), TimeUnit.MILLISECONDS)
                .register(meters);
    }
}
