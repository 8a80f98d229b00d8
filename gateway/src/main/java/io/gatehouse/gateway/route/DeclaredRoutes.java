package io.gatehouse.gateway.route;

import io.micronaut.context.BeanContext;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The routes declared in {@link Routes} and, for each of their services, one to its OpenAPI document. */
@Singleton
final class DeclaredRoutes {

    private final BeanContext beans;

    DeclaredRoutes(BeanContext beans) {
        this.beans = beans;
    }

    /** All of them, by path, each with this policy. */
    Map<String, Destination> list(RoutePolicy policy) {
        Map<String, Destination> routes = new TreeMap<>();
        for (BeanDefinition<Upstream> declaration : declarations()) {
            String service = service(declaration);
            Upstream upstream = beans.getBean(declaration);
            declaration.getAnnotationValuesByType(Route.class).forEach(route -> {
                String path = route.stringValue("path").orElseThrow();
                String permission = route.stringValue("permission").orElseThrow();
                add(routes, new Destination(path, path, Conditions.NONE, permission, service, null, upstream, policy));
            });
            String document = "/schema/" + service + ".yml";
            add(
                    routes,
                    new Destination(
                            document,
                            document,
                            Conditions.NONE,
                            SecurityRule.IS_ANONYMOUS,
                            service,
                            null,
                            upstream,
                            policy));
        }
        return routes;
    }

    /** The ids of their services. */
    SortedSet<String> services() {
        SortedSet<String> services = new TreeSet<>();
        declarations().forEach(declaration -> services.add(service(declaration)));
        return services;
    }

    private Collection<BeanDefinition<Upstream>> declarations() {
        return beans.getBeanDefinitions(Upstream.class, Qualifiers.byStereotype(Client.class));
    }

    private static String service(BeanDefinition<Upstream> declaration) {
        return declaration.stringValue(Client.class).orElseThrow();
    }

    private static void add(Map<String, Destination> routes, Destination route) {
        Destination other = routes.put(route.path(), route);
        if (other != null) {
            throw new DuplicateRouteException(route, other);
        }
    }
}
