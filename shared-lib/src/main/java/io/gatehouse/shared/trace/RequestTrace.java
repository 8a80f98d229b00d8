package io.gatehouse.shared.trace;

import io.micronaut.http.HttpRequest;

/** Finds the place of a request in its trace. */
@FunctionalInterface
public interface RequestTrace {

    /** The place of this service's work on the request. */
    TraceContext of(HttpRequest<?> request);
}
