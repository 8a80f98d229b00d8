package io.gatehouse.gateway.limit.rate;

import io.gatehouse.gateway.limit.LimitMeters;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The rate limits of all routes. A limit that is unchanged when routes are reloaded keeps its buckets. */
@Context
public final class RateLimits {

    private static final String REJECTED = "gateway.limit.rejected";

    private final Buckets buckets;
    private final LimitMeters meters;
    private final Map<Rate, RateLimit> limits = new ConcurrentHashMap<>();

    RateLimits(Buckets buckets, LimitMeters meters) {
        this.buckets = buckets;
        this.meters = meters;
    }

    /** The limit for each caller of this route: this many requests per period. */
    public RateLimit of(String route, long requests, Duration per) {
        Rate rate = new Rate(route, requests, per);
        RateLimit known = limits.get(rate);
        return known != null ? known : limits.computeIfAbsent(rate, this::limit);
    }

    /** Forgets all other limits, and the meters of routes that no longer have one. */
    public void keepOnly(Set<RateLimit> kept) {
        Set<String> gone = routes();
        limits.values().retainAll(kept);
        gone.removeAll(routes());
        gone.forEach(route -> meters.remove(REJECTED, "route", route));
    }

    private Set<String> routes() {
        return limits.keySet().stream().map(Rate::route).collect(Collectors.toSet());
    }

    private RateLimit limit(Rate rate) {
        return new RateLimit(rate, buckets, meters.counter(REJECTED, "route", rate.route()));
    }
}
