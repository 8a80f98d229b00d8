package io.gatehouse.gateway.metric;

import io.gatehouse.gateway.access.Observer;
import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.access.VisitedRoute;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts and times every request at the public port, by route. */
@Singleton
public final class RequestMetrics implements Observer {

    /** Stands for the gateway's own pages, and for requests that were refused before they had a route. */
    private static final VisitedRoute OWN = new VisitedRoute("none", "", "gateway");

    private final Map<VisitedRoute, RouteMetrics> routes = new ConcurrentHashMap<>();
    private final LongAdder active = new LongAdder();
    private final MeterRegistry registry;
    private final Meters meters;

    RequestMetrics(MeterRegistry registry, Meters meters) {
        this.registry = registry;
        this.meters = meters;
        Gauge.builder("gateway.requests.active", active, LongAdder::sum)
                .description("Requests whose answer has not ended yet")
                .register(registry);
    }

    @Override
    public void begun() {
        active.increment();
    }

    @Override
    public void ended(Visit visit) {
        active.decrement();
        VisitedRoute route = Objects.requireNonNullElse(visit.route(), OWN);
        RouteMetrics known = routes.get(route);
        (known != null ? known : routes.computeIfAbsent(route, this::create)).record(visit);
    }

    /** Forgets all other routes, and the meters of names and services that none of these has. */
    public void keepOnly(Set<VisitedRoute> kept) {
        Set<Tags> present = new HashSet<>(Set.of(RouteMetrics.tags(OWN)));
        kept.forEach(route -> present.add(RouteMetrics.tags(route)));
        Set<VisitedRoute> gone = new HashSet<>(routes.keySet());
        gone.removeAll(kept);
        gone.remove(OWN);
        routes.keySet().removeAll(gone);
        gone.stream()
                .map(RouteMetrics::tags)
                .filter(tags -> !present.contains(tags))
                .forEach(tags -> meters.remove(RouteMetrics.NAMES, tags));
    }

    private RouteMetrics create(VisitedRoute route) {
        return new RouteMetrics(registry, RouteMetrics.tags(route));
    }
}
