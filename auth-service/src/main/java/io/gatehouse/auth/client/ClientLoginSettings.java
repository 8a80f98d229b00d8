package io.gatehouse.auth.client;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How many wrong secrets are allowed.
 *
 * @param failuresPerClient of one client from one address, within a window
 * @param failuresPerAddress from one address, of whatever clients, within a window
 * @param window how long failures count, beginning with the first
 * @param remembered for how many clients and addresses failures are counted at most
 */
@ConfigurationProperties("auth.client")
record ClientLoginSettings(
        @Min(1) int failuresPerClient,
        @Min(1) int failuresPerAddress,
        @AtLeastAMillisecond Duration window,
        @Min(1) int remembered) {}
