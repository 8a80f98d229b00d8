package io.gatehouse.gateway.route;

import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads all configured routes, from the application's configuration and from the routes file. */
@Singleton
final class RouteEntries {

    private final Environment environment;
    private final RoutesFile file;

    RouteEntries(Environment environment, RoutesFile file) {
        this.environment = environment;
        this.file = file;
    }

    /** All of them, by name. */
    Collection<RouteEntry> read() {
        Map<String, RouteEntry> entries = byName(configured());
        byName(file.read()).forEach((name, entry) -> {
            if (entries.putIfAbsent(name, entry) != null) {
                throw new RouteConfigurationException(
                        RouteEntry.PREFIX + '.' + name + " is set twice: expected either in " + file + " or elsewhere");
            }
        });
        return entries.values();
    }

    /** Filtered, because Micronaut still returns a key, in its own spelling, after a refresh has removed it. */
    private Map<String, Object> configured() {
        Map<String, Object> values = new TreeMap<>(environment.getProperties(RouteEntry.PREFIX, StringConvention.RAW));
        values.keySet().retainAll(present());
        return values;
    }

    private Set<String> present() {
        String prefix = RouteEntry.PREFIX + '.';
        return environment.getPropertySources().stream()
                .flatMap(source -> StreamSupport.stream(source.spliterator(), false))
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    private static Map<String, RouteEntry> byName(Map<String, Object> values) {
        Map<String, RouteEntry> entries = new TreeMap<>();
        values.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                throw new RouteConfigurationException(
                        RouteEntry.PREFIX + '.' + key, value, "a route, with path, permission and an upstream");
            }
            String name = key.substring(0, dot);
            entries.computeIfAbsent(name, missing -> new RouteEntry(name, new TreeMap<>()))
                    .values()
                    .put(key.substring(dot + 1), value);
        });
        return entries;
    }
}
