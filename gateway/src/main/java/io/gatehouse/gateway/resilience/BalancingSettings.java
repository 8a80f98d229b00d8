package io.gatehouse.gateway.resilience;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.gatehouse.shared.start.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * How requests are distributed among the instances of a service that has more than one.
 *
 * @param ejectionFailures how many consecutive failures eject an instance
 * @param ejectionTime how long the first ejection lasts; doubled each time, up to 32-fold
 * @param slowReturn how long a returned instance takes to get its full share again
 * @param checkPath the path requested by health checks: an instance that does not answer 2xx gets no requests, unless
 *     it has no such page (404, 405, 501)
 * @param checkInterval the time between two checks
 * @param checkTimeout how long an answer to a check may take
 */
@ConfigurationProperties("gateway.balancing")
record BalancingSettings(
        @Min(1) int ejectionFailures,
        @AtLeastAMillisecond Duration ejectionTime,
        @NotNegative Duration slowReturn,
        @NotNull @Pattern(regexp = "/.*") String checkPath,
        @AtLeastAMillisecond Duration checkInterval,
        @AtLeastAMillisecond Duration checkTimeout) {}
