package io.gatehouse.gateway.limit.concurrency;

import io.gatehouse.shared.start.NotNegative;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How many requests may wait for one service at the same time.
 *
 * @param enabled whether there is such a limit at all
 * @param initial where the limit begins
 * @param min the smallest it can get
 * @param max the largest it can get
 * @param unhurried answers that take less than this never count as slow, whatever they used to take
 */
@ConfigurationProperties("gateway.concurrency")
record ConcurrencySettings(
        boolean enabled,
        @Min(1) int initial,
        @Min(1) int min,
        @Min(1) int max,
        @NotNegative Duration unhurried) {

    ConcurrencySettings {
        if (min > initial || initial > max) {
            throw new ConfigurationException(
                    "gateway.concurrency: expected min <= initial <= max, but they are %d, %d, %d"
                            .formatted(min, initial, max));
        }
    }
}
