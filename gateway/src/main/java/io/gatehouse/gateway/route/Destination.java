package io.gatehouse.gateway.route;

import io.micronaut.security.rules.SecurityRule;

/**
 * A route as the table holds it.
 *
 * @param path the public path prefix
 * @param permission a permission, {@code isAnonymous()} or {@code isAuthenticated()}
 * @param service the id of the service that answers
 * @param upstream the way there
 * @param policy how its requests are treated on their way
 */
public record Destination(String path, String permission, String service, Upstream upstream, RoutePolicy policy) {

    /** Whether anyone may pass, with a token or without. */
    public boolean isOpen() {
        return permission.equals(SecurityRule.IS_ANONYMOUS);
    }

    /** Whether every valid token may pass. */
    public boolean isForAnyToken() {
        return permission.equals(SecurityRule.IS_AUTHENTICATED);
    }
}
