package io.gatehouse.gateway.route;

import io.gatehouse.gateway.setting.AtLeastAMillisecond;
import io.gatehouse.gateway.setting.Durations;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * The policy of every route that does not set its own.
 *
 * @param responseTimeout from the request's last byte to the answer's first
 * @param exchangeTimeout from the request's arrival to the answer's last byte
 * @param retries the most times a request that may be repeated is sent again
 * @param preserveHost whether upstreams see the caller's {@code Host} instead of their own
 * @param maxBodySize the largest request body, in bytes
 * @param rateLimit how many requests each caller may send to a route
 */
@ConfigurationProperties("gateway.defaults")
record RouteDefaults(
        @AtLeastAMillisecond Duration responseTimeout,
        @AtLeastAMillisecond Duration exchangeTimeout,
        @Min(0) @Max(10) int retries,
        boolean preserveHost,
        @ReadableBytes @Min(0) long maxBodySize,
        RateLimit rateLimit) {

    /**
     * A rate limit.
     *
     * @param requests how many requests fit into the period; 0 for no limit
     * @param per the period
     */
    @ConfigurationProperties("rate-limit")
    record RateLimit(@Min(0) long requests, @NotNull Duration per) {

        /** Checked here rather than by constraints, whose messages would not have the full key in a nested record. */
        RateLimit {
            if (!Durations.isLasting(per)) {
                throw new ConfigurationException("gateway.defaults.rate-limit.per is " + per
                        + ": expected a duration of at least 1ms and at most 365d");
            }
            if (!new RoutePolicy.RateLimit(requests, per).canBeKept()) {
                throw new ConfigurationException("gateway.defaults.rate-limit.requests is " + requests + ": expected "
                        + RoutePolicy.RateLimit.FASTEST);
            }
        }

        RoutePolicy.RateLimit policy() {
            return new RoutePolicy.RateLimit(requests, per);
        }
    }

    RoutePolicy policy() {
        return new RoutePolicy(
                responseTimeout, exchangeTimeout, retries, preserveHost, maxBodySize, rateLimit.policy());
    }
}
