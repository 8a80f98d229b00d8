package io.gatehouse.gateway.resilience;

import io.gatehouse.shared.start.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How requests are sent again.
 *
 * @param budgetPercent how many retries there may be per hundred requests to a service
 * @param reserve how many there may be beyond that, while the reserve lasts
 * @param backoff the pause before the first retry, doubled for each further one, with jitter
 */
@ConfigurationProperties("gateway.retries")
record RetrySettings(
        @Min(0) @Max(100) int budgetPercent,
        @Min(0) int reserve,
        @NotNegative Duration backoff) {}
