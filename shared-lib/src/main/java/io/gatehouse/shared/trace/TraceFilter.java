package io.gatehouse.shared.trace;

import io.gatehouse.shared.request.InLogs;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Puts the ids of trace and span into the log lines written for a request, once its span has begun. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(TraceFilter.AFTER_TRACING)
final class TraceFilter {

    /** Where {@link io.micronaut.http.filter.ServerFilterPhase#TRACING} ends. */
    static final int AFTER_TRACING = 19_250;

    private final RequestTrace trace;

    TraceFilter(RequestTrace trace) {
        this.trace = trace;
    }

    @RequestFilter
    void remember(HttpRequest<?> request, MutablePropagatedContext context) {
        TraceContext place = trace.of(request);
        context.add(new InLogs(TraceContext.TRACE_KEY, place.traceId()));
        context.add(new InLogs(TraceContext.SPAN_KEY, place.spanId()));
    }
}
