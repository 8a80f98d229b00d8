package io.gatehouse.gateway.metric;

import io.gatehouse.gateway.access.Observer;
import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.access.VisitedRoute;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts and measures every request at the public port, by the route it took. */
@Singleton
final class RequestMetrics implements Observer {

    /** The gateway's own pages, and what was refused before it could have a route. */
    private static final VisitedRoute OWN = new VisitedRoute("none", "", "gateway");

    private final Map<VisitedRoute, RouteMetrics> routes = new ConcurrentHashMap<>();
    private final LongAdder active = new LongAdder();
    private final MeterRegistry meters;

    RequestMetrics(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("gateway.requests.active", active, LongAdder::sum)
                .description("Requests whose answer has not ended yet")
                .register(meters);
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

    private RouteMetrics create(VisitedRoute route) {
        return new RouteMetrics(meters, route.name(), route.service());
    }
}
