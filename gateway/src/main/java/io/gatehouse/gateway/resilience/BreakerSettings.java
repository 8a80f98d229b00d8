package io.gatehouse.gateway.resilience;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * When requests to a failing service are answered at once, without being sent.
 *
 * @param failurePercent the percentage of requests in a window without an answer that opens the breaker
 * @param window how many of the latest requests count
 * @param minimumRequests the least number of requests before it can open
 * @param openTime how long no requests are sent before the trials, and how long these may take
 * @param trials how many trial requests decide
 */
@ConfigurationProperties("gateway.breaker")
record BreakerSettings(
        @Min(1) @Max(100) int failurePercent,
        @Min(1) int window,
        @Min(1) int minimumRequests,
        @AtLeastAMillisecond Duration openTime,
        @Min(1) int trials) {

    private static final Duration NEVER_SLOW = Duration.ofDays(1);

    /**
     * Answers count however slow they are, as those to uploads and long polls must be. Trials that take too long are
     * repeated.
     */
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
