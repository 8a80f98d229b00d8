package io.gatehouse.gateway.route;

import io.netty.handler.codec.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions, besides its path, under which a route applies to a request.
 *
 * @param host the host it asks for, in lower case, without a port or a trailing dot; with {@code *.} in front, any host
 *     with this ending and at least one more label; null for any host
 * @param methods the methods it may have; empty for any
 * @param headers the header fields it must have, with these values
 */
public record Conditions(@Nullable String host, Set<String> methods, Map<String, String> headers) {

    static final Conditions NONE = new Conditions(null, Set.of(), Map.of());

    public Conditions {
        methods = Set.copyOf(methods);
        headers = Map.copyOf(headers);
    }

    /** The number of conditions, a wildcard included. Of two routes for one path, the one with more is tried first. */
    int count() {
        return (host == null ? 0 : 1) + (methods.isEmpty() ? 0 : 1) + headers.size();
    }

    /** How specific the host is: a full host most, then a wildcard, the more so the longer it is, then none. */
    int hostPrecision() {
        if (host == null) {
            return 0;
        }
        return host.startsWith("*") ? host.length() : Integer.MAX_VALUE;
    }

    /** Whether method and header fields match; the host is checked before. */
    boolean hold(HttpRequest request) {
        return (methods.isEmpty() || methods.contains(request.method().name()))
                && (headers.isEmpty() || hasHeaders(request));
    }

    private boolean hasHeaders(HttpRequest request) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!request.headers().contains(header.getKey(), header.getValue(), false)) {
                return false;
            }
        }
        return true;
    }
}
