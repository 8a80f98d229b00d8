package io.gatehouse.gateway.route;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.gatehouse.shared.start.Durations;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
        RoutePolicy.RateLimit rateLimit) {

    /** The rate limit is checked here, where its keys are known: a constraint in its record would not name them. */
    RouteDefaults {
        if (!Durations.isLasting(rateLimit.per())) {
            throw new ConfigurationException("gateway.defaults.rate-limit.per is " + rateLimit.per()
                    + ": expected a duration of at least 1ms and at most 365d");
        }
        if (!rateLimit.canBeKept()) {
            throw new ConfigurationException("gateway.defaults.rate-limit.requests is " + rateLimit.requests()
                    + ": expected " + RoutePolicy.RateLimit.FASTEST);
        }
    }

    RoutePolicy policy() {
        return new RoutePolicy(null, responseTimeout, exchangeTimeout, retries, preserveHost, maxBodySize, rateLimit);
    }
}
