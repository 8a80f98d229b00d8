package io.gatehouse.gateway.limit.concurrency;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import io.gatehouse.gateway.metric.Meters;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one limit per service, which adapts to how much the service can do at the same time. */
@Context
public final class UpstreamConcurrency {

    private static final String SHED = "gateway.concurrency.shed";
    private static final String USED = "gateway.concurrency.used";
    private static final String LIMIT = "gateway.concurrency.limit";

    /** How many times as long as usual answers may take before the limit shrinks. */
    private static final double TOLERANCE = 2;

    private final ConcurrencySettings settings;
    private final Meters meters;
    private final Map<String, ConcurrencyLimit> limits = new ConcurrentHashMap<>();

    UpstreamConcurrency(ConcurrencySettings settings, Meters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /** The limit of the service with this id, always the same one. */
    public ConcurrencyLimit of(String service) {
        ConcurrencyLimit known = limits.get(service);
        return known != null ? known : limits.computeIfAbsent(service, this::limit);
    }

    /** Forgets a service that no longer exists; permits that are in use stay valid. */
    public void forget(String service) {
        limits.remove(service);
        meters.remove(List.of(SHED, USED, LIMIT), Tags.of("service", service));
    }

    private ConcurrencyLimit limit(String service) {
        ConcurrencyLimit limit =
                new ConcurrencyLimit(algorithm(), System::nanoTime, meters.counter(SHED, "service", service));
        meters.gauge(USED, limit::used, "service", service);
        meters.gauge(LIMIT, limit::current, "service", service);
        return limit;
    }

    private Limit algorithm() {
        return settings.enabled() ? gradient(settings) : FixedLimit.of(Integer.MAX_VALUE);
    }

    /**
     * Samples are collected in windows, so that no request waits for another's sample, and because one slow answer says
     * nothing.
     */
    static Limit gradient(ConcurrencySettings settings) {
        Limit gradient = Gradient2Limit.newBuilder()
                .initialLimit(settings.initial())
                .minLimit(settings.min())
                .maxConcurrency(settings.max())
                .queueSizeFunction(limit -> (int) Math.sqrt(limit))
                .rttTolerance(TOLERANCE)
                .build();
        return WindowedLimit.newBuilder()
                .build(new UnhurriedLimit(gradient, settings.unhurried().toNanos()));
    }
}
