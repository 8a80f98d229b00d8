package io.gatehouse.gateway.route;

/** Two routes for one path: which one answers would be chance, so the gateway does not start. */
final class DuplicateRouteException extends IllegalStateException {

    DuplicateRouteException(Destination one, Destination other) {
        super("The path " + one.path() + " is routed twice, to " + one.service() + " and to " + other.service()
                + ": route it once");
    }
}
