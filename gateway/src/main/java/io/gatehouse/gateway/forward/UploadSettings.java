package io.gatehouse.gateway.forward;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How slowly a body may come.
 *
 * @param leastRate how many bytes a second there are at least; 0 for any number
 * @param grace how long it may be slower, and how often it is looked at
 */
@ConfigurationProperties("gateway.uploads")
record UploadSettings(@Min(0) int leastRate, @NotNull Duration grace) {

    UploadSettings {
        if (!grace.isPositive()) {
            throw new ConfigurationException("gateway.uploads.grace: expected more than nothing, but it is " + grace);
        }
    }

    /** How many bytes have to come in one grace; never none, unless any number will do. */
    long leastBytes() {
        return Math.ceilDiv(grace.toMillis() * leastRate, 1000);
    }
}
