package io.gatehouse.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Registers the meters of limits, once per route or service. */
@Singleton
public final class LimitMeters {

    private final MeterRegistry registry;

    LimitMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A counter with these tags, each a name and a value. */
    public Counter counter(String name, String... tags) {
        return registry.counter(name, tags);
    }

    /** Removes this meter. */
    public void remove(String name, String... tags) {
        registry.find(name).tags(tags).meters().forEach(registry::remove);
    }

    /** A gauge with these tags, each a name and a value. */
    public void gauge(String name, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value).tags(Tags.of(tags)).strongReference(true).register(registry);
    }
}
