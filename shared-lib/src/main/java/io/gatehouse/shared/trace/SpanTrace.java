package io.gatehouse.shared.trace;

import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place from the span that OpenTelemetry began for the request. Without an exporter there is no span, and the
 * caller's trace is continued.
 */
@Singleton
@Secondary
final class SpanTrace implements RequestTrace {

    @Override
    public TraceContext of(HttpRequest<?> request) {
        SpanContext span = Span.current().getSpanContext();
        TraceContext context = TraceContext.parse(span.isValid() ? header(span) : null);
        return context != null ? context : continued(request);
    }

    private static TraceContext continued(HttpRequest<?> request) {
        @Nullable TraceContext caller = TraceContext.parse(request.getHeaders().getAll(TraceContext.HEADER));
        return caller == null ? TraceContext.start() : caller.next();
    }

    private static String header(SpanContext span) {
        return "00-" + span.getTraceId() + '-' + span.getSpanId() + '-'
                + span.getTraceFlags().asHex();
    }
}
