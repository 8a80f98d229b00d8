package io.gatehouse.gateway.route;

import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable index of routes by path: finding one takes a look-up per path segment, independent of the number of
 * routes.
 */
final class RouteIndex {

    /** The paths that the gateway always answers itself. */
    static final List<String> OWN_PAGES = List.of("/api/v1/smoke", "/health", "/schema");

    private static final String ROOT = "/";
    private static final Candidates OWN = new Candidates(List.of());

    private final Map<String, Candidates> byPath = new HashMap<>();
    private final int deepest;

    RouteIndex(Collection<Destination> routes) {
        OWN_PAGES.forEach(path -> byPath.put(path, OWN));
        Map<String, List<Destination>> grouped = new HashMap<>();
        routes.forEach(route -> grouped.computeIfAbsent(route.path(), path -> new ArrayList<>(1))
                .add(route));
        grouped.forEach((path, ofPath) -> byPath.put(path, new Candidates(ofPath)));
        deepest = byPath.keySet().stream().mapToInt(RouteIndex::segments).max().orElse(0);
    }

    /** The route with the longest path whose conditions this request meets, or null if there is none. */
    @Nullable Destination find(String path, HttpRequest request) {
        for (String prefix = cut(path); !prefix.isEmpty(); prefix = parent(prefix)) {
            Candidates candidates = byPath.get(prefix);
            Destination route = candidates == null ? null : candidates.find(request);
            if (route != null || candidates == OWN) {
                return route;
            }
        }
        return null;
    }

    /** There is nothing above the root. */
    private static String parent(String prefix) {
        int slash = prefix.lastIndexOf('/');
        return slash == 0 && prefix.length() > 1 ? ROOT : prefix.substring(0, Math.max(0, slash));
    }

    /**
     * Cuts the path to the depth of the deepest route, so that a path of a thousand segments costs no more than a short
     * one.
     */
    private String cut(String path) {
        int end = 0;
        for (int segment = 0; segment < deepest && end >= 0; segment++) {
            end = path.indexOf('/', end + 1);
        }
        return end < 0 ? path : path.substring(0, end);
    }

    private static int segments(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
