package io.gatehouse.gateway.limit.rate;

import io.gatehouse.gateway.limit.LimitMeters;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rate limits of all routes. One that stays the same when routes are reloaded keeps its buckets. */
@Context
public final class RateLimits {

    private final Buckets buckets;
    private final LimitMeters meters;
    private final Map<Rate, RateLimit> limits = new ConcurrentHashMap<>();

    RateLimits(Buckets buckets, LimitMeters meters) {
        this.buckets = buckets;
        this.meters = meters;
    }

    /** What holds for each caller of this route: so many requests in this period. */
    public RateLimit of(String route, long requests, Duration per) {
        Rate rate = new Rate(route, requests, per);
        RateLimit known = limits.get(rate);
        return known != null ? known : limits.computeIfAbsent(rate, this::limit);
    }

    private RateLimit limit(Rate rate) {
        return new RateLimit(rate, buckets, meters.counter("gateway.limit.rejected", "route", rate.route()));
    }
}
