package io.gatehouse.gateway.route;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.http.HttpRequest;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limits and timeouts of a route's requests. Where a route sets none, those of {@code gateway.defaults} apply.
 *
 * @param connectTimeout how long a request may wait for a connection; null for as long as its service's client allows
 * @param responseTimeout from the request's last byte to the answer's first
 * @param exchangeTimeout from the request's arrival to the answer's last byte
 * @param retries how often a request that may be repeated is sent again at most
 * @param preserveHost whether the upstream sees the caller's {@code Host} instead of its own
 * @param maxBodySize the largest request body, in bytes
 * @param rateLimit how many requests a caller may send
 */
public record RoutePolicy(
        @Nullable Duration connectTimeout,
        Duration responseTimeout,
        Duration exchangeTimeout,
        int retries,
        boolean preserveHost,
        long maxBodySize,
        RateLimit rateLimit) {

    private static final String ATTRIBUTE = "io.gatehouse.route-policy";

    /** The policy of the route that was found for this request. */
    public static RoutePolicy of(HttpRequest<?> request) {
        return (RoutePolicy) Objects.requireNonNull(request.getAttributes().getValue(ATTRIBUTE));
    }

    void applyTo(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * How many tokens a caller's bucket holds and gets, evenly spread over the period. As a bean, the default of all routes.
     *
     * @param requests how many requests fit into the period; 0 for no limit
     * @param per the period
     */
    @ConfigurationProperties("gateway.defaults.rate-limit")
    public record RateLimit(@Min(0) long requests, @NotNull Duration per) {

        static final String FASTEST = "no more than one a nanosecond";

        /** Whether there is a limit at all. */
        public boolean isOn() {
            return requests > 0;
        }

        /** Whether buckets, which are refilled by the nanosecond, can represent it. */
        boolean canBeKept() {
            return Duration.ofNanos(requests).compareTo(per) <= 0;
        }
    }
}
