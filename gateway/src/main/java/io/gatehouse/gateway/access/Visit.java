package io.gatehouse.gateway.access;

import io.gatehouse.gateway.peer.ClientAddress;
import io.gatehouse.shared.trace.TraceContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.netty.util.AttributeKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request at the public port, from its head to the end of its answer. Everything that handles the request notes
 * here what happened, and observers read it once it has ended. It needs no lock, because the work for a request is
 * handed from thread to thread and never shared.
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

    /** The visit of this request. On the management port there are no visits, and a dummy is returned. */
    public static Visit of(HttpRequest<?> request) {
        NettyHttpRequest<?> netty = (NettyHttpRequest<?>) request;
        Channel channel = netty.getChannelHandlerContext().channel();
        Visit visit = netty.getNativeRequest() instanceof VisitedRequest visited
                ? visited.visit()
                : channel.attr(OF_STREAM).get();
        return visit != null ? visit : new Visit(netty.getNativeRequest(), "", channel, UnrecordedTrace.BEGIN);
    }

    /** Notes its route. */
    public void routed(VisitedRoute found) {
        route = found;
    }

    /** Notes that its token is valid, and the token's subject. */
    public void identified(String subject) {
        this.subject = subject;
    }

    /** Notes that it is being sent to this instance of its service, and adds the trace to its header fields. */
    public void forwardedTo(URI instance, HttpHeaders headers) {
        this.instance = instance.getRawAuthority();
        requestId = headers.get(REQUEST_ID);
        forwardedNanos = System.nanoTime();
        headers.set(TRACE_PARENT, trace.forwardedTo(instance, this).header());
        if (caller == null) {
            headers.remove(TRACE_STATE);
        }
    }

    /** Notes that the instance has begun to answer. */
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

    /** The path as it was received, without the query. */
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

    /** The time from the head of the request to the end of the answer. */
    public long durationNanos() {
        return durationNanos;
    }

    /** The time from sending it to the upstream to the beginning of its answer; 0 if there was none. */
    public long firstByteNanos() {
        return firstByteNanos;
    }

    /** The gateway's place in its trace. */
    public TraceContext place() {
        return trace.place();
    }

    private static @Nullable TraceContext caller(HttpHeaders headers) {
        String value = headers.get(TRACE_PARENT);
        return value == null || headers.getAll(TRACE_PARENT).size() > 1 ? null : TraceContext.parse(value);
    }
}
