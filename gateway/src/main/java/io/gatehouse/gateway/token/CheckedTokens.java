package io.gatehouse.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Remembers the callers with tokens that were checked; {@code cache_gets_total} says how often that helps. */
@Singleton
final class CheckedTokens {

    private static final String NAME = "tokens";

    private final Cache<TokenFingerprint, Caller> callers;

    CheckedTokens(TokenCheckSettings settings, MeterRegistry meters) {
        callers = Caffeine.newBuilder()
                .executor(Runnable::run) // its upkeep costs less than waking a thread for it
                .maximumSize(settings.remembered())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, callers, NAME);
    }

    /** The caller with this token, or null if it is not remembered. */
    @Nullable Caller caller(TokenFingerprint token) {
        return callers.getIfPresent(token);
    }

    void remember(TokenFingerprint token, Caller caller) {
        callers.put(token, caller);
    }

    void forget(TokenFingerprint token) {
        callers.invalidate(token);
    }
}
