package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.RoutePolicy;
import io.gatehouse.gateway.forward.Upstream;
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
import java.util.stream.Stream;

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
        declarations().forEach(declaration -> routesOf(declaration, policy).forEach(route -> add(routes, route)));
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

    private Stream<Destination> routesOf(BeanDefinition<Upstream> declaration, RoutePolicy policy) {
        Stream<Destination> own = declaration.getAnnotationValuesByType(Route.class).stream()
                .map(route -> route(
                        declaration,
                        route.stringValue("path").orElseThrow(),
                        route.stringValue("permission").orElseThrow(),
                        policy.withBodiesOfAtMost(route.longValue("maxBodySize").orElse(Long.MAX_VALUE))));
        String document = "/schema/" + service(declaration) + ".yml";
        return Stream.concat(
                own,
                Stream.of(route(
                        declaration, document, SecurityRule.IS_ANONYMOUS, policy.withBodiesOfAtMost(Routes.A_FORM))));
    }

    private Destination route(
            BeanDefinition<Upstream> declaration, String path, String permission, RoutePolicy policy) {
        return new Destination(
                path,
                path,
                Conditions.NONE,
                permission,
                service(declaration),
                null,
                beans.getBean(declaration),
                policy);
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
