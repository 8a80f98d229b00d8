package io.gatehouse.gateway.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.function.Supplier;

/** Registers meters, and removes those of routes and services that no longer exist. */
@Singleton
public final class Meters {

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A counter with these tags, each a name and a value; always the same one. */
    public Counter counter(String name, String... tags) {
        return registry.counter(name, tags);
    }

    /** A gauge with these tags, each a name and a value. */
    public void gauge(String name, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value).tags(Tags.of(tags)).strongReference(true).register(registry);
    }

    /** Removes all meters with one of these names and with these tags, whatever other tags they have. */
    public void remove(Collection<String> names, Tags tags) {
        names.stream()
                .flatMap(name -> registry.find(name).tags(tags).meters().stream())
                .forEach(registry::remove);
    }
}
