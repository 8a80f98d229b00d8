package io.gatehouse.gateway.route;

import io.gatehouse.gateway.access.VisitedRoute;
import io.gatehouse.gateway.forward.RoutePolicy;
import io.gatehouse.gateway.forward.Upstream;
import io.gatehouse.gateway.token.Caller;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A route in the table, with everything needed to forward a request.
 *
 * @param name its name in the configuration; its path if it is declared
 * @param path the public path prefix
 * @param conditions what a request must have besides the path
 * @param permission a permission, {@code isAnonymous()} or {@code isAuthenticated()}
 * @param service the id of the service that answers; the route's name if it has an address or several services
 * @param address the upstream's address, if the route has one of its own; null if it has services
 * @param upstream forwards the requests
 * @param policy the limits and timeouts of its requests
 */
public record Destination(
        String name,
        String path,
        Conditions conditions,
        String permission,
        String service,
        @Nullable URI address,
        Upstream upstream,
        RoutePolicy policy) {

    /** The route as noted on visits. */
    VisitedRoute visited() {
        return new VisitedRoute(name, path, service);
    }

    /** Whether anyone may pass, with or without a token. */
    public boolean isOpen() {
        return permission.equals(SecurityRule.IS_ANONYMOUS);
    }

    /** Whether every valid token may pass. */
    public boolean isForAnyToken() {
        return permission.equals(SecurityRule.IS_AUTHENTICATED);
    }

    /** Whether the caller of this valid token may pass. */
    public boolean admits(Caller caller) {
        return isForAnyToken() || caller.permissions().contains(permission);
    }

    /** The same route with another policy. */
    Destination with(RoutePolicy other) {
        return new Destination(name, path, conditions, permission, service, address, upstream, other);
    }
}
