package io.gatehouse.gateway.metric;

import io.gatehouse.gateway.access.Observer;
import io.gatehouse.gateway.access.Visit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts and measures every request at the public port, by the route it took. */
@Singleton
final class RequestMetrics implements Observer {

    /** The gateway's own pages, and what was refused before it could have a route. */
    private static final Key OWN = new Key("none", "gateway");

    private final Map<Key, RouteMetrics> routes = new ConcurrentHashMap<>();
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
        Key key = visit.route() == null || visit.service() == null ? OWN : new Key(visit.route(), visit.service());
        RouteMetrics known = routes.get(key);
        (known != null ? known : routes.computeIfAbsent(key, this::create)).record(visit);
    }

    private RouteMetrics create(Key key) {
        return new RouteMetrics(meters, key.route(), key.service());
    }

    private record Key(String route, String service) {}
}
