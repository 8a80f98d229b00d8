package io.gatehouse.gateway.forward;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * The least rate of uploads.
 *
 * @param leastRate in bytes per second; 0 for any rate
 * @param grace how long an upload may be slower, and how often it is checked
 */
@ConfigurationProperties("gateway.uploads")
record UploadSettings(
        @Min(0) int leastRate, @AtLeastAMillisecond Duration grace) {

    /** How many bytes have to arrive per grace: at least one, unless any rate is allowed. */
    long leastBytes() {
        return Math.ceilDiv(grace.toMillis() * leastRate, 1000);
    }
}
