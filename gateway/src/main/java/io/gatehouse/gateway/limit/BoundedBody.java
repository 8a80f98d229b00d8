package io.gatehouse.gateway.limit;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.body.stream.BufferConsumer;
import io.micronaut.http.body.stream.LazyUpstream;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.micronaut.http.netty.body.StreamingNettyByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;

/**
 * A request's body of unknown length that fails as soon as it is longer than its route allows. Micronaut's server has a
 * single limit for all routes, so this stands between the server and the client.
 */
public final class BoundedBody implements BufferConsumer, BufferConsumer.Upstream {

    private static final String MAX = "gatehouse.max-body-size";

    private final StreamingNettyByteBody.SharedBuffer sink;
    private BufferConsumer.Upstream source;

    private BoundedBody(StreamingNettyByteBody body, NettyByteBodyFactory factory, long max) {
        LazyUpstream early = new LazyUpstream();
        source = early;
        sink = factory.createStreamingBuffer(new BodySizeLimits(max, Integer.MAX_VALUE), this);
        source = body.primary(this);
        early.forward(source);
    }

    /** Takes over the request's body, and bounds it if {@link BodyLimit} found that it has to be. */
    public static CloseableByteBody of(NettyHttpRequest<?> request) {
        CloseableByteBody body = request.byteBody().move();
        return body instanceof StreamingNettyByteBody stream ? bounded(stream, request) : body;
    }

    static void announce(HttpRequest<?> request, long max) {
        request.setAttribute(MAX, max);
    }

    @Override
    public void start() {
        source.start();
    }

    @Override
    public void onBytesConsumed(long bytes) {
        source.onBytesConsumed(bytes);
    }

    @Override
    public void allowDiscard() {
        source.allowDiscard();
    }

    @Override
    public void disregardBackpressure() {
        source.disregardBackpressure();
    }

    @Override
    public void add(ReadBuffer buffer) {
        sink.add(buffer);
    }

    @Override
    public void complete() {
        sink.complete();
    }

    @Override
    public void error(Throwable failure) {
        sink.error(failure);
    }

    private static CloseableByteBody bounded(StreamingNettyByteBody body, NettyHttpRequest<?> request) {
        Object max = request.getAttributes().getValue(MAX);
        return max == null
                ? body
                : new StreamingNettyByteBody(
                        new BoundedBody(body, (NettyByteBodyFactory) request.byteBodyFactory(), (Long) max).sink);
    }
}
