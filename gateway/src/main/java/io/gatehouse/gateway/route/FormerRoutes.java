package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.RoutePolicy.RateLimit;
import io.gatehouse.gateway.limit.rate.RateLimiter;
import io.gatehouse.gateway.limit.rate.RateLimiters;
import io.gatehouse.gateway.metric.RequestMetrics;
import io.gatehouse.gateway.resilience.UpstreamServices;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Cleans up after routes that no longer exist: their breakers, rate limits and meters. */
@Singleton
final class FormerRoutes {

    private final UpstreamServices services;
    private final RateLimiters rates;
    private final RequestMetrics metrics;

    FormerRoutes(UpstreamServices services, RateLimiters rates, RequestMetrics metrics) {
        this.services = services;
        this.rates = rates;
        this.metrics = metrics;
    }

    /** Forgets everything that none of these routes has. */
    void forgetAllBut(Collection<Destination> routes) {
        Map<String, URI> addresses = new HashMap<>();
        Set<RateLimiter> limiters = new HashSet<>();
        for (Destination route : routes) {
            if (route.address() != null) {
                addresses.put(route.name(), route.address());
            }
            RateLimit limit = route.policy().rateLimit();
            if (limit.isOn()) {
                limiters.add(rates.of(route.name(), limit.requests(), limit.per()));
            }
        }
        services.keepOnly(addresses);
        rates.keepOnly(limiters);
        metrics.keepOnly(routes.stream().map(Destination::visited).collect(Collectors.toSet()));
    }
}
