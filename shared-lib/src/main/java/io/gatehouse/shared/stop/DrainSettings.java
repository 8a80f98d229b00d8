package io.gatehouse.shared.stop;

import io.gatehouse.shared.start.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How long a service takes to stop.
 *
 * @param delay how long it goes on as before, except for its readiness, so that whoever sends requests here can stop
 *     doing so
 * @param timeout how long requests in flight have after that; what is not finished by then is cut off
 */
@ConfigurationProperties("drain")
record DrainSettings(
        @NotNegative Duration delay, @NotNegative Duration timeout) {}
