package io.gatehouse.auth.password;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** How many passwords wait to be hashed: from the limit on, logins are refused. */
@Singleton
final class PasswordMeters implements MeterBinder {

    private final Provider<PasswordHasher> hasher;

    PasswordMeters(Provider<PasswordHasher> hasher) {
        this.hasher = hasher;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("auth.passwords.waiting", () -> hasher.get().waiting()).register(meters);
    }
}
