package io.gatehouse.gateway.forward;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * The least rate of uploads.
 *
 * @param leastRate in bytes per second; 0 for any rate
 * @param grace how long an upload may be slower, and how often it is checked
 */
@ConfigurationProperties("gateway.uploads")
record UploadSettings(@Min(0) int leastRate, @NotNull Duration grace) {

    UploadSettings {
        if (!grace.isPositive()) {
            throw new ConfigurationException("gateway.uploads.grace: expected more than nothing, but it is " + grace);
        }
    }

    /** How many bytes have to arrive per grace: at least one, unless any rate is allowed. */
    long leastBytes() {
        return Math.ceilDiv(grace.toMillis() * leastRate, 1000);
    }
}
