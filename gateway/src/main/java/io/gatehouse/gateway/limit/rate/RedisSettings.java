package io.gatehouse.gateway.limit.rate;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.lettuce.core.RedisURI;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * Where the replicas of this gateway share their counts. Without an address each counts alone.
 *
 * @param url such as {@code redis://127.0.0.1:6379} or {@code rediss://user:password@redis.example}
 * @param timeout how long a request waits for Redis
 * @param retryInterval how long after a failure Redis is tried again
 */
@ConfigurationProperties(RedisSettings.PREFIX)
@Requires(property = RedisSettings.PREFIX + ".url", notEquals = "")
record RedisSettings(
        @NotNull String url,
        @AtLeastAMillisecond Duration timeout,
        @AtLeastAMillisecond Duration retryInterval) {

    static final String PREFIX = "gateway.redis";

    /** The parsed address. An error does not repeat it, because it may contain a password. */
    RedisURI uri() {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    PREFIX + ".url is not an address such as redis://127.0.0.1:6379 or rediss://redis.example:6380");
        }
    }
}
