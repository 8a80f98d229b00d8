package io.gatehouse.gateway.route;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.security.rules.SecurityRule;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path: the longest declared prefix, at a cost that does not grow with the number of routes. */
@Context
public final class RouteTable {

    private final Map<String, Destination> destinations = new TreeMap<>();
    private final RoutePolicy policy;
    private final Map<String, Destination> byPath;
    private final int deepest;

    RouteTable(BeanContext beans, RouteDefaults defaults) {
        policy = defaults.policy();
        beans.getBeanDefinitions(Upstream.class, Qualifiers.byStereotype(Client.class))
                .forEach(declaration -> add(declaration, beans.getBean(declaration)));
        byPath = Map.copyOf(destinations);
        deepest = byPath.keySet().stream().mapToInt(RouteTable::segments).max().orElse(0);
    }

    /** The route of this path, or null if there is none. */
    public @Nullable Destination find(String path) {
        String prefix = cut(path);
        while (!prefix.isEmpty()) {
            Destination destination = byPath.get(prefix);
            if (destination != null) {
                return destination;
            }
            prefix = prefix.substring(0, prefix.lastIndexOf('/'));
        }
        return null;
    }

    /** Every route, by path. */
    public Collection<Destination> all() {
        return destinations.values();
    }

    /** The ids of the services behind the routes, in alphabetical order. */
    public Collection<String> services() {
        Collection<String> services = new TreeSet<>();
        destinations.values().forEach(destination -> services.add(destination.service()));
        return services;
    }

    /** No route is deeper than the deepest, so a path of a thousand segments costs no more than a short one. */
    private String cut(String path) {
        int end = 0;
        for (int segment = 0; segment < deepest && end >= 0; segment++) {
            end = path.indexOf('/', end + 1);
        }
        return end < 0 ? path : path.substring(0, end);
    }

    private void add(BeanDefinition<Upstream> declaration, Upstream upstream) {
        String service = declaration.stringValue(Client.class).orElseThrow();
        declaration.getAnnotationValuesByType(Route.class).forEach(route -> {
            String path = route.stringValue("path").orElseThrow();
            String permission = route.stringValue("permission").orElseThrow();
            add(new Destination(path, permission, service, upstream, policy));
        });
        add(new Destination("/schema/" + service + ".yml", SecurityRule.IS_ANONYMOUS, service, upstream, policy));
    }

    private void add(Destination destination) {
        Destination other = destinations.put(destination.path(), destination);
        if (other != null) {
            throw new DuplicateRouteException(destination, other);
        }
    }

    private static int segments(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
