package io.gatehouse.gateway.route;

import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads the configured routes: those of the application's configuration and those of the routes file. */
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
        Map<String, RouteEntry> entries = byName(environment.getProperties(RouteEntry.PREFIX, StringConvention.RAW));
        byName(file.read()).forEach((name, entry) -> {
            if (entries.putIfAbsent(name, entry) != null) {
                throw new RouteConfigurationException(
                        RouteEntry.PREFIX + '.' + name + " is set twice: expected either in " + file + " or elsewhere");
            }
        });
        return entries.values();
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
