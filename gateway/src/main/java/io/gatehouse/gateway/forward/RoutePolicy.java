package io.gatehouse.gateway.forward;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.gatehouse.shared.start.Durations;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.http.HttpRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;

/**
 * The limits and timeouts of a route's requests. As a bean, what holds for every route that does not set its own.
 *
 * @param connectTimeout from the request's arrival, or a failed attempt, until there is a connection for it
 * @param responseTimeout from the request's last byte to the answer's first
 * @param exchangeTimeout from the request's arrival to the answer's last byte
 * @param retries how often a request that may be repeated is sent again at most
 * @param preserveHost whether the upstream sees the caller's {@code Host} instead of its own
 * @param maxBodySize the largest request body, in bytes
 * @param rateLimit how many requests a caller may send
 */
@ConfigurationProperties("gateway.defaults")
public record RoutePolicy(
        @AtLeastAMillisecond Duration connectTimeout,
        @AtLeastAMillisecond Duration responseTimeout,
        @AtLeastAMillisecond Duration exchangeTimeout,
        @Min(0) @Max(MOST_RETRIES) int retries,
        boolean preserveHost,
        @ReadableBytes @Min(0) long maxBodySize,
        RateLimit rateLimit) {

    /** The most retries that a route may have. */
    public static final int MOST_RETRIES = 10;

    private static final String ATTRIBUTE = "io.gatehouse.route-policy";

    /**
     * The rate limit is checked here, where the keys of the default are known: a constraint in its record would not name
     * them. That of a single route is checked as it is read.
     */
    public RoutePolicy {
        if (!Durations.isLasting(rateLimit.per())) {
            throw new ConfigurationException("gateway.defaults.rate-limit.per is " + rateLimit.per()
                    + ": expected a duration of at least 1ms and at most 365d");
        }
        if (!rateLimit.canBeKept()) {
            throw new ConfigurationException("gateway.defaults.rate-limit.requests is " + rateLimit.requests()
                    + ": expected " + RateLimit.FASTEST);
        }
    }

    /** The policy of the route that was found for this request. */
    public static RoutePolicy of(HttpRequest<?> request) {
        return (RoutePolicy) Objects.requireNonNull(request.getAttributes().getValue(ATTRIBUTE));
    }

    /** The same policy, with no larger bodies than this, in bytes. */
    public RoutePolicy withBodiesOfAtMost(long bytes) {
        return new RoutePolicy(
                connectTimeout,
                responseTimeout,
                exchangeTimeout,
                retries,
                preserveHost,
                Math.min(maxBodySize, bytes),
                rateLimit);
    }

    /** Makes this the policy of the request. */
    public void applyTo(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * How many tokens a caller's bucket holds and gets, evenly spread over the period. As a bean, the default of all routes.
     *
     * @param requests how many requests fit into the period; 0 for no limit
     * @param per the period
     */
    @ConfigurationProperties("rate-limit")
    public record RateLimit(@Min(0) long requests, @NotNull Duration per) {

        /** The highest rate that a bucket can have, in words. */
        public static final String FASTEST = "no more than one a nanosecond";

        /** Whether there is a limit at all. */
        public boolean isOn() {
            return requests > 0;
        }

        /** Whether buckets, which are refilled by the nanosecond, can represent it. */
        public boolean canBeKept() {
            return Duration.ofNanos(requests).compareTo(per) <= 0;
        }
    }
}
