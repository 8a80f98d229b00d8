package io.gatehouse.gateway.access;

import io.gatehouse.gateway.peer.ClientAddress;
import io.gatehouse.shared.trace.TraceContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * One request at the public door, from its head to the end of its answer. Whoever works for it notes here what happened;
 * it is read when it has ended. There is no lock: the work for a request is handed from thread to thread, never shared.
 */
public final class Visit {

    static final AttributeKey<Visit> OF_STREAM = AttributeKey.valueOf(Visit.class, "visit");

    private static final AsciiString REQUEST_ID = AsciiString.cached("x-request-id");
    private static final AsciiString TRACE_PARENT = AsciiString.cached(TraceContext.HEADER);
    private static final AsciiString TRACE_STATE = AsciiString.cached(TraceContext.STATE_HEADER);

    final String method;
    final String target;
    final String protocol;
    final @Nullable String client;
    final long startNanos = System.nanoTime();

    private final @Nullable TraceContext caller;
    private final Trace trace;

    long received;
    long sent;
    int status;

    @Nullable String requestId;

    @Nullable String subject;

    @Nullable String instance;

    private @Nullable VisitedRoute route;
    private long forwardedNanos;
    private long firstByteNanos;
    private long durationNanos;
    private Ending ending = Ending.COMPLETE;

    Visit(io.netty.handler.codec.http.HttpRequest request, String protocol, Channel channel, Tracing tracing) {
        method = request.method().name();
        target = request.uri();
        this.protocol = protocol;
        client = ClientAddress.of(channel, request.headers());
        caller = caller(request.headers());
        trace = tracing.begin(caller);
    }

    /** The visit this request is; on the management port there are none, and nobody reads what is noted. */
    public static Visit of(HttpRequest<?> request) {
        NettyHttpRequest<?> netty = (NettyHttpRequest<?>) request;
        Channel channel = netty.getChannelHandlerContext().channel();
        Visit visit = netty.getNativeRequest() instanceof VisitedRequest visited
                ? visited.visit()
                : channel.attr(OF_STREAM).get();
        return visit != null ? visit : new Visit(netty.getNativeRequest(), "", channel, UnrecordedTrace.BEGIN);
    }

    /** It has a route. */
    public void routed(VisitedRoute found) {
        route = found;
    }

    /** Its token is valid and stands for this subject. */
    public void identified(String subject) {
        this.subject = subject;
    }

    /** It goes out to this instance of its service with these header fields, now. */
    public void forwardedTo(String instance, HttpHeaders headers) {
        this.instance = instance;
        requestId = headers.get(REQUEST_ID);
        forwardedNanos = System.nanoTime();
        headers.set(TRACE_PARENT, trace.forwardedTo(instance, this).header());
        if (caller == null) {
            headers.remove(TRACE_STATE);
        }
    }

    /** The instance it was forwarded to has begun to answer. */
    public void upstreamAnswered() {
        firstByteNanos = System.nanoTime() - forwardedNanos;
    }

    void answered(int status, HttpHeaders headers) {
        this.status = status;
        if (requestId == null) {
            requestId = headers.get(REQUEST_ID);
        }
    }

    void end(Ending ending) {
        this.ending = ending;
        durationNanos = System.nanoTime() - startNanos;
        trace.ended(this);
    }

    public String method() {
        return method;
    }

    /** The path as it came, without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Its route, or null if it has none. */
    public @Nullable VisitedRoute route() {
        return route;
    }

    /** The status of its answer, or 0 if there was none. */
    public int status() {
        return status;
    }

    public Ending ending() {
        return ending;
    }

    /** From the head of the request to the end of the answer. */
    public long durationNanos() {
        return durationNanos;
    }

    /** From going out to the upstream to the beginning of its answer; 0 if there was none. */
    public long firstByteNanos() {
        return firstByteNanos;
    }

    /** The place in its trace where the gateway is. */
    public TraceContext place() {
        return trace.place();
    }

    private static @Nullable TraceContext caller(HttpHeaders headers) {
        String value = headers.get(TRACE_PARENT);
        return value == null || headers.getAll(TRACE_PARENT).size() > 1 ? null : TraceContext.parse(value);
    }
}
