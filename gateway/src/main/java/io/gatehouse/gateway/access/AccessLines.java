package io.gatehouse.gateway.access;

import io.gatehouse.shared.request.RequestId;
import io.gatehouse.shared.trace.TraceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Formats visits as lines of the access log. Nothing in a line is a token, or comes from a header field other than the
 * request's id.
 */
final class AccessLines {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final Line line;
    private final boolean query;
    private long nowMillis;
    private long nowNanos;
    private long epochSecond;
    private String second = "";

    AccessLines(AccessLogSettings settings) {
        line = settings.format().line();
        query = settings.query();
    }

    /** Reads the clock, once for all lines that follow. */
    void begin() {
        nowMillis = System.currentTimeMillis();
        nowNanos = System.nanoTime();
    }

    void add(Visit visit) {
        addTime(nowMillis - (nowNanos - visit.startNanos) / 1_000_000);
        line.add("method", visit.method);
        line.add("path", query ? visit.target : visit.path());
        line.add("protocol", visit.protocol);
        line.add("status", visit.status);
        line.add("ending", visit.ending().text());
        line.add("request_bytes", visit.received);
        line.add("response_bytes", visit.sent);
        line.addMillis("duration_ms", visit.durationNanos());
        if (visit.firstByteNanos() > 0) {
            line.addMillis("upstream_ms", visit.firstByteNanos());
        }
        addRoute(visit.route());
        line.add("instance", visit.instance);
        line.add("subject", visit.subject);
        line.add("client", visit.client);
        line.add(RequestId.LOG_KEY, visit.requestId);
        addTrace(visit.place());
        line.end();
    }

    String take() {
        return line.take();
    }

    private void addRoute(@Nullable VisitedRoute route) {
        if (route != null) {
            line.add("route", route.name());
            line.add("service", route.service());
        }
    }

    private void addTrace(TraceContext place) {
        line.addHex(TraceContext.TRACE_KEY, place.traceHigh(), place.traceLow());
        line.addHex(TraceContext.SPAN_KEY, place.span());
    }

    /** Adds the time. Within one second only the milliseconds change, so the rest is kept. */
    private void addTime(long millis) {
        long seconds = Math.floorDiv(millis, 1000L);
        if (seconds != epochSecond) {
            epochSecond = seconds;
            second = SECOND.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC));
        }
        line.addTime("time", second, (int) (millis - seconds * 1000));
    }
}
