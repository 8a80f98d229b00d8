package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.setting.AtLeastAMillisecond;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * When requests to a service are answered at once because it fails anyway.
 *
 * @param failurePercent how many of a window's requests must have had no answer
 * @param window how many requests are looked at, the latest
 * @param minimumRequests how many there must have been
 * @param openTime how long the service is left alone before some requests try it again, and how long those may take
 * @param trials how many do
 */
@ConfigurationProperties("gateway.breaker")
record BreakerSettings(
        @Min(1) @Max(100) int failurePercent,
        @Min(1) int window,
        @Min(1) int minimumRequests,
        @AtLeastAMillisecond Duration openTime,
        @Min(1) int trials) {

    private static final Duration NEVER_SLOW = Duration.ofDays(1);

    /** Answers count however long they take: uploads and long polls do. Trials that take too long are tried again. */
    CircuitBreakerConfig config() {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(failurePercent)
                .slidingWindowSize(window)
                .minimumNumberOfCalls(minimumRequests)
                .waitDurationInOpenState(openTime)
                .permittedNumberOfCallsInHalfOpenState(trials)
                .maxWaitDurationInHalfOpenState(openTime)
                .slowCallDurationThreshold(NEVER_SLOW)
                .build();
    }
}
