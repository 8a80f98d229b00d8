package io.gatehouse.gateway.route;

import io.netty.handler.codec.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request must have, beside its path, for a route to be its own.
 *
 * @param host the host it asks for, in lower case, without a port and without a dot at its end; with {@code *.} in front, any that ends like this
 *     after one label or more; null if any will do
 * @param methods one of these; empty if any will do
 * @param headers these header fields with these values
 */
public record Conditions(@Nullable String host, Set<String> methods, Map<String, String> headers) {

    static final Conditions NONE = new Conditions(null, Set.of(), Map.of());

    public Conditions {
        methods = Set.copyOf(methods);
        headers = Map.copyOf(headers);
    }

    /** How many there are, a wildcard being one too: of two routes for one path, the one with more is tried first. */
    int count() {
        return (host == null ? 0 : 1) + (methods.isEmpty() ? 0 : 1) + headers.size();
    }

    /** How exactly the host is said: in full, by an ending, which says more the longer it is, or not at all. */
    int hostPrecision() {
        if (host == null) {
            return 0;
        }
        return host.startsWith("*") ? host.length() : Integer.MAX_VALUE;
    }

    /** Whether method and header fields are right; the host was looked up before. */
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
