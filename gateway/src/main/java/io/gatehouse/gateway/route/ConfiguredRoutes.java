package io.gatehouse.gateway.route;

import io.gatehouse.gateway.forward.RoutePolicy;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Combines configured with declared routes: adds new ones, and changes the policies of declared ones. */
@Singleton
final class ConfiguredRoutes {

    private static final Set<String> KEYS = Stream.of(
                    Set.of("path", "permission", "rewrite"),
                    ConditionsReader.KEYS,
                    UpstreamReader.KEYS,
                    PolicyReader.KEYS)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> PARENTS = Set.of("headers", "upstreams");

    private static final List<String> NOT_FOR_DECLARED = List.of("permission", "rewrite", "host", "methods", "headers");

    private static final Pattern PERMISSION = Pattern.compile("[a-z0-9][a-z0-9._:-]*");

    private final UpstreamReader upstreams;

    ConfiguredRoutes(UpstreamReader upstreams) {
        this.upstreams = upstreams;
    }

    /**
     * All routes that result.
     *
     * @throws RouteConfigurationException if one of the entries is invalid
     */
    Collection<Destination> over(
            Map<String, Destination> declared, Collection<RouteEntry> entries, RoutePolicy defaults) {
        Map<Place, Destination> routes = new LinkedHashMap<>();
        declared.values().forEach(route -> routes.put(Place.of(route), route));
        Set<String> refined = new HashSet<>();
        for (RouteEntry entry : entries) {
            entry.allowOnly(KEYS, PARENTS);
            String path = path(entry);
            Destination known = declared.get(path);
            if (known == null || UpstreamReader.isIn(entry)) {
                add(routes, entry, route(entry, path, defaults));
            } else if (refined.add(path)) {
                routes.put(Place.of(known), refined(known, entry));
            } else {
                throw entry.wrong("path", "a path that no other entry refines");
            }
        }
        return routes.values();
    }

    private static void add(Map<Place, Destination> routes, RouteEntry entry, Destination route) {
        Destination other = routes.putIfAbsent(Place.of(route), route);
        if (other != null) {
            throw entry.wrong("path", "a path, or conditions, of its own: the route " + other.name() + " has the same");
        }
    }

    private static Destination refined(Destination known, RouteEntry entry) {
        NOT_FOR_DECLARED.stream().filter(entry::has).findFirst().ifPresent(key -> {
            throw new RouteConfigurationException(entry.key(key) + " is set: expected nothing but a policy, as "
                    + known.path() + " is declared for " + known.service());
        });
        return known.with(PolicyReader.read(entry, known.policy()));
    }

    private Destination route(RouteEntry entry, String path, RoutePolicy defaults) {
        UnaryOperator<String> rewrite = Rewrite.of(entry, path);
        return new Destination(
                entry.name(),
                path,
                ConditionsReader.read(entry),
                permission(entry),
                Objects.requireNonNullElse(entry.text("service"), entry.name()),
                entry.has("uri") ? UpstreamReader.address(entry) : null,
                upstreams.read(entry, rewrite),
                PolicyReader.read(entry, defaults));
    }

    private static String path(RouteEntry entry) {
        String path = RoutePath.of(entry, "path");
        for (String own : RouteIndex.OWN_PAGES) {
            if (path.equals(own)) {
                throw entry.wrong("path", "another path: the gateway answers this one by itself");
            }
        }
        return path;
    }

    /** Required, so that a route is never open by accident. */
    private static String permission(RouteEntry entry) {
        String expected = "isAnonymous(), isAuthenticated() or the name of a permission";
        String permission = entry.required("permission", expected);
        boolean plausible = permission.equals(SecurityRule.IS_ANONYMOUS)
                || permission.equals(SecurityRule.IS_AUTHENTICATED)
                || PERMISSION.matcher(permission).matches();
        if (!plausible) {
            throw entry.wrong("permission", expected);
        }
        return permission;
    }

    /** What no two routes may have in common. */
    private record Place(String path, Conditions conditions) {

        static Place of(Destination route) {
            return new Place(route.path(), route.conditions());
        }
    }
}
