package io.gatehouse.gateway.trace;

import io.gatehouse.gateway.access.Ending;
import io.gatehouse.gateway.access.Trace;
import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.access.VisitedRoute;
import io.gatehouse.shared.trace.TraceContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gateway's span of a request, with a child span for each attempt to forward it. */
final class RecordedTrace implements Trace {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

    private final Tracer tracer;
    private final Span server;
    private final TraceContext place;
    private @Nullable Span client;

    RecordedTrace(Tracer tracer, Span server) {
        this.tracer = tracer;
        this.server = server;
        place = placeOf(server);
    }

    @Override
    public TraceContext place() {
        return place;
    }

    /** Ends the span of an earlier attempt, which must have failed. */
    @Override
    public TraceContext forwardedTo(URI instance, Visit visit) {
        if (client != null) {
            client.setStatus(StatusCode.ERROR).end();
        }
        Span span = tracer.spanBuilder(visit.method())
                .setSpanKind(SpanKind.CLIENT)
                .setParent(Context.root().with(server))
                .setAttribute(METHOD, visit.method())
                .setAttribute(SERVER, instance.getHost())
                .setAttribute(PORT, (long) port(instance))
                .startSpan();
        client = span;
        return placeOf(span);
    }

    @Override
    public void ended(Visit visit) {
        if (client != null) {
            end(client, visit);
        }
        if (server.isRecording()) {
            VisitedRoute route = visit.route();
            server.updateName(route == null ? visit.method() : visit.method() + ' ' + route.path());
            server.setAttribute(METHOD, visit.method()).setAttribute(PATH, visit.path());
            if (route != null) {
                server.setAttribute(ROUTE, route.path());
            }
        }
        end(server, visit);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    /** A 4xx is the caller's fault, not an error of the gateway. */
    private static void end(Span span, Visit visit) {
        if (visit.status() > 0) {
            span.setAttribute(STATUS, (long) visit.status());
        }
        if (visit.ending() != Ending.COMPLETE) {
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, visit.ending().text());
        } else if (visit.status() >= 500) {
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, String.valueOf(visit.status()));
        }
        span.end();
    }

    private static TraceContext placeOf(Span span) {
        SpanContext context = span.getSpanContext();
        String header = "00-" + context.getTraceId() + '-' + context.getSpanId() + '-'
                + context.getTraceFlags().asHex();
        return Objects.requireNonNull(TraceContext.parse(header), header);
    }
}
