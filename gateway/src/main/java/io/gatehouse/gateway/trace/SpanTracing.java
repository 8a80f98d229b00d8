package io.gatehouse.gateway.trace;

import io.gatehouse.gateway.access.Trace;
import io.gatehouse.gateway.access.Tracing;
import io.gatehouse.shared.trace.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Creates spans; OpenTelemetry's sampler decides which of them are recorded. */
record SpanTracing(Tracer tracer) implements Tracing {

    @Override
    public Trace begin(@Nullable TraceContext caller) {
        Span server = tracer.spanBuilder("request")
                .setSpanKind(SpanKind.SERVER)
                .setParent(caller == null ? Context.root() : remote(caller))
                .startSpan();
        return new RecordedTrace(tracer, server);
    }

    private static Context remote(TraceContext caller) {
        TraceFlags flags = caller.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        SpanContext place =
                SpanContext.createFromRemoteParent(caller.traceId(), caller.spanId(), flags, TraceState.getDefault());
        return Context.root().with(Span.wrap(place));
    }
}
