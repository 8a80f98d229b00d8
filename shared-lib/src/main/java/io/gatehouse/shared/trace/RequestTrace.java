package io.gatehouse.shared.trace;

import io.micronaut.http.HttpRequest;

/** Knows where in which trace a request is. */
@FunctionalInterface
public interface RequestTrace {

    /** The place of the work that is done here for this request. */
    TraceContext of(HttpRequest<?> request);
}
