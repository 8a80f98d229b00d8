package io.gatehouse.gateway.metric;

import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.access.VisitedRoute;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The meters of one route. Each is registered when it is first needed, and found in an array after that. */
final class RouteMetrics {

    private static final String REQUESTS = "gateway.requests";
    private static final String DURATION = "gateway.request.duration";
    private static final String FIRST_BYTE = "gateway.upstream.first.byte";

    /** The names of all meters here. */
    static final List<String> NAMES = List.of(REQUESTS, DURATION, FIRST_BYTE);

    private static final int STATUSES = 1000;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
    };

    private final MeterRegistry meters;
    private final Tags route;
    private final Timer duration;
    private final Timer firstByte;
    private final Map<MethodClass, @Nullable Counter[]> requests = new ConcurrentHashMap<>();

    RouteMetrics(MeterRegistry meters, Tags route) {
        this.meters = meters;
        this.route = route;
        duration = timer(DURATION, "From a request's head to the end of its answer");
        firstByte = timer(FIRST_BYTE, "From forwarding a request to the beginning of its answer");
    }

    static Tags tags(VisitedRoute route) {
        return Tags.of("route", route.name(), "service", route.service());
    }

    /** Two threads may register the same meter at the same time; both get the same one. */
    void record(Visit visit) {
        requests(MethodClass.of(visit.method()), visit.status()).increment();
        duration.record(visit.durationNanos(), TimeUnit.NANOSECONDS);
        if (visit.firstByteNanos() > 0) {
            firstByte.record(visit.firstByteNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private Counter requests(MethodClass method, int status) {
        @Nullable Counter[] known = requests.get(method);
        @Nullable Counter[] byStatus =
                known != null ? known : requests.computeIfAbsent(method, any -> new @Nullable Counter[STATUSES]);
        int index = status < STATUSES ? status : 0;
        Counter counter = byStatus[index];
        if (counter == null) {
            counter = counter(method, index);
            byStatus[index] = counter;
        }
        return counter;
    }

    private Counter counter(MethodClass method, int status) {
        return Counter.builder(REQUESTS)
                .description("Requests that have ended; status 0 is a caller who left before there was one")
                .tags(route.and("method", method.name(), "status", String.valueOf(status)))
                .register(meters);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .tags(route)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
