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

/**
 * The routes that share one path, in the order in which they are tried. Full hosts cost one look-up, however many there
 * are; wildcards cost one more for each label of the request's host.
 */
final class Candidates {

    /**
     * More conditions first, a wildcard counting like a full host. With equally many: a full host before a wildcard, a
     * longer wildcard before a shorter one, then header fields before methods, then by name.
     */
    private static final Comparator<Destination> ORDER = Comparator.<Destination>comparingInt(
                    route -> -route.conditions().count())
            .thenComparingInt(route -> -route.conditions().hostPrecision())
            .thenComparingInt(route -> -route.conditions().headers().size())
            .thenComparing(Destination::name);

    private static final Destination[] NONE = {};

    private final Map<String, Destination[]> byHost = new HashMap<>();
    private final Map<String, Destination[]> byEnding = new HashMap<>();
    private final Destination[] anyHost;
    private final int longestEnding;

    Candidates(List<Destination> routes) {
        routes.stream()
                .filter(route -> route.conditions().host() != null)
                .collect(Collectors.groupingBy(
                        route -> Objects.requireNonNull(route.conditions().host())))
                .forEach(this::put);
        anyHost = inOrder(routes.stream()
                .filter(route -> route.conditions().host() == null)
                .toList());
        longestEnding =
                byEnding.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The route whose host, method and header fields match this request, or null if there is none. */
    @Nullable Destination find(HttpRequest request) {
        Destination ofAny = first(anyHost, request);
        if (byHost.isEmpty() && byEnding.isEmpty()) {
            return ofAny;
        }
        String host = host(request);
        Destination ofHost = first(byHost.getOrDefault(host, NONE), request);
        return better(better(ofHost, ofEnding(host, request)), ofAny);
    }

    private void put(String host, List<Destination> ofHost) {
        if (host.startsWith("*")) {
            byEnding.put(host.substring(1), inOrder(ofHost));
        } else {
            byHost.put(host, inOrder(ofHost));
        }
    }

    /** Starts with the longest known ending, so that a host of a thousand labels costs no more than a short one. */
    private @Nullable Destination ofEnding(String host, HttpRequest request) {
        Destination best = null;
        int start = Math.max(1, host.length() - longestEnding);
        for (int dot = host.indexOf('.', start); dot > 0; dot = host.indexOf('.', dot + 1)) {
            best = better(best, first(byEnding.getOrDefault(host.substring(dot), NONE), request));
        }
        return best;
    }

    private static @Nullable Destination better(@Nullable Destination one, @Nullable Destination other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ORDER.compare(one, other) < 0 ? one : other;
    }

    private static @Nullable Destination first(Destination[] routes, HttpRequest request) {
        for (Destination route : routes) {
            if (route.conditions().hold(request)) {
                return route;
            }
        }
        return null;
    }

    /** The requested host in the form used by conditions: without the trailing dot of a fully qualified name. */
    private static String host(HttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        int port = host.indexOf(':', host.lastIndexOf(']') + 1);
        int end = port < 0 ? host.length() : port;
        int dot = end > 0 && host.charAt(end - 1) == '.' ? 1 : 0;
        return host.substring(0, end - dot).toLowerCase(Locale.ROOT);
    }

    private static Destination[] inOrder(List<Destination> routes) {
        return routes.stream().sorted(ORDER).toArray(Destination[]::new);
    }
}
