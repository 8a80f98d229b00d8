package io.gatehouse.gateway.limit.rate;

import io.gatehouse.gateway.metric.Meters;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The rate limits of all routes. A limit that is unchanged when routes are reloaded keeps its buckets. */
@Context
public final class RateLimiters {

    private static final String REJECTED = "gateway.limit.rejected";

    private final Buckets buckets;
    private final Meters meters;
    private final Map<Rate, RateLimiter> limiters = new ConcurrentHashMap<>();

    RateLimiters(Buckets buckets, Meters meters) {
        this.buckets = buckets;
        this.meters = meters;
    }

    /** The limiter of this route, for each of its callers: this many requests per period. */
    public RateLimiter of(String route, long requests, Duration per) {
        Rate rate = new Rate(route, requests, per);
        RateLimiter known = limiters.get(rate);
        return known != null ? known : limiters.computeIfAbsent(rate, this::limiter);
    }

    /** Forgets all other limiters, and the meters of routes that no longer have one. */
    public void keepOnly(Set<RateLimiter> kept) {
        Set<String> gone = routes();
        limiters.values().retainAll(kept);
        gone.removeAll(routes());
        gone.forEach(route -> meters.remove(List.of(REJECTED), Tags.of("route", route)));
    }

    private Set<String> routes() {
        return limiters.keySet().stream().map(Rate::route).collect(Collectors.toSet());
    }

    private RateLimiter limiter(Rate rate) {
        return new RateLimiter(rate, buckets, meters.counter(REJECTED, "route", rate.route()));
    }
}
