package io.gatehouse.auth.audit;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address a request comes from. The gateway, which alone can reach this service, appends the address it saw to
 * {@code X-Forwarded-For}; whatever comes before that is only the caller's claim. Behind a proxy that the gateway
 * trusts, that address is the proxy's, and the gateway gives the caller's in {@code X-Real-IP}.
 */
public final class CallerAddress {

    private static final String REAL_IP = "X-Real-IP";
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private CallerAddress() {}

    /** The caller's address as the gateway saw it, or the peer's if there is no gateway. */
    public static String of(HttpRequest<?> request) {
        String told = told(request);
        return told != null && isAddress(told)
                ? told
                : request.getRemoteAddress().getAddress().getHostAddress();
    }

    private static @Nullable String told(HttpRequest<?> request) {
        List<String> hops = request.getHeaders().getAll(FORWARDED_FOR);
        String realIp = request.getHeaders().get(REAL_IP);
        return realIp != null || hops.isEmpty() ? realIp : last(hops.getLast());
    }

    private static String last(String hops) {
        return hops.substring(hops.lastIndexOf(',') + 1).strip();
    }

    private static boolean isAddress(String text) {
        try {
            return !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException e) {
            return false; // nobody is believed to come from nowhere
        }
    }
}
