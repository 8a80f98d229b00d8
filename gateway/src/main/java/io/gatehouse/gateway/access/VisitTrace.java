package io.gatehouse.gateway.access;

import io.gatehouse.shared.trace.RequestTrace;
import io.gatehouse.shared.trace.TraceContext;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Gives the log lines of the gateway's own pages the same trace ids as the access log. */
@Singleton
final class VisitTrace implements RequestTrace {

    @Override
    public TraceContext of(HttpRequest<?> request) {
        return Visit.of(request).place();
    }
}
