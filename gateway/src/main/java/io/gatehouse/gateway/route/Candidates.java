package io.gatehouse.gateway.route;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The routes of one path, those with more conditions first; any number of hosts costs one look-up. */
final class Candidates {

    /** More conditions first; of as many, a host before header fields before a method; then by name. */
    private static final Comparator<Destination> ORDER = Comparator.<Destination>comparingInt(
                    route -> -route.conditions().count())
            .thenComparing(route -> route.conditions().host() == null)
            .thenComparingInt(route -> -route.conditions().headers().size())
            .thenComparing(Destination::name);

    private static final Destination[] NONE = {};

    private final Map<String, Destination[]> byHost = new HashMap<>();
    private final Destination[] anyHost;

    Candidates(List<Destination> routes) {
        routes.stream()
                .filter(route -> route.conditions().host() != null)
                .collect(Collectors.groupingBy(
                        route -> Objects.requireNonNull(route.conditions().host())))
                .forEach((host, ofHost) -> byHost.put(host, inOrder(ofHost)));
        anyHost = inOrder(routes.stream()
                .filter(route -> route.conditions().host() == null)
                .toList());
    }

    /** The route that this request's host, method and header fields fit, or null if there is none. */
    @Nullable Destination find(HttpRequest request) {
        Destination ofAny = first(anyHost, request);
        if (byHost.isEmpty()) {
            return ofAny;
        }
        Destination ofHost = first(byHost.getOrDefault(host(request), NONE), request);
        if (ofHost == null || ofAny == null) {
            return ofHost == null ? ofAny : ofHost;
        }
        return ORDER.compare(ofHost, ofAny) < 0 ? ofHost : ofAny;
    }

    private static @Nullable Destination first(Destination[] routes, HttpRequest request) {
        for (Destination route : routes) {
            if (route.conditions().hold(request)) {
                return route;
            }
        }
        return null;
    }

    /** The host asked for, as conditions name it. */
    private static String host(HttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        int port = host.indexOf(':', host.lastIndexOf(']') + 1);
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    private static Destination[] inOrder(List<Destination> routes) {
        return routes.stream().sorted(ORDER).toArray(Destination[]::new);
    }
}
