package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.setting.AtLeastAMillisecond;
import io.gatehouse.gateway.setting.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/**
 * How requests are shared among the instances of a service. With one instance only, nothing of this happens.
 *
 * @param ejectionFailures how many failures in a row take an instance out
 * @param ejectionTime for how long at first; doubled each time up to 32-fold
 * @param slowReturn how long a returned instance takes until it has its full share again
 * @param checkPath what instances are asked in the background: one that does not answer 2xx gets no
 *     requests, unless it has no such page (404, 405, 501)
 * @param checkInterval how often
 * @param checkTimeout how long the answer may take
 */
@ConfigurationProperties("gateway.balancing")
record BalancingSettings(
        @Min(1) int ejectionFailures,
        @AtLeastAMillisecond Duration ejectionTime,
        @NotNegative Duration slowReturn,
        @NotNull @Pattern(regexp = "/.*") String checkPath,
        @AtLeastAMillisecond Duration checkInterval,
        @AtLeastAMillisecond Duration checkTimeout) {}
