package io.gatehouse.auth.login;

import io.micronaut.http.HttpRequest;
import java.util.List;

/**
 * Where a request comes from. The gateway, the only one that reaches this service, puts the address it saw at the end
 * of {@code X-Forwarded-For}; what stands before that is the caller's word.
 */
public final class CallerAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private CallerAddress() {}

    /** The address the gateway saw, or the peer's without a gateway. */
    public static String of(HttpRequest<?> request) {
        List<String> hops = request.getHeaders().getAll(FORWARDED_FOR);
        return hops.isEmpty() ? request.getRemoteAddress().getAddress().getHostAddress() : last(hops.getLast());
    }

    private static String last(String hops) {
        return hops.substring(hops.lastIndexOf(',') + 1).strip();
    }
}
