package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.peer.OnLoop;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.body.stream.BufferConsumer;
import io.micronaut.http.body.stream.LazyUpstream;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.micronaut.http.netty.body.StreamingNettyByteBody;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Passes a streaming body from the client's connection to the server's, buffer by buffer and only as fast as the caller
 * reads. Micronaut's client pushes what has already arrived as soon as somebody subscribes, which the server does before
 * it is ready to write; so this stands between and subscribes only when the server says {@link #start()}.
 */
final class BodyRelay implements BufferConsumer, BufferConsumer.Upstream {

    private final NettyByteBodyFactory factory;
    private final CloseableByteBody source;
    private final Channel connection;
    private final Trailers trailers;
    private final ChannelPipeline caller;
    private final Runnable ended;
    private final AtomicBoolean over;
    private final StreamingNettyByteBody.SharedBuffer sink;
    private final ReadBuffer empty;
    private BufferConsumer.@Nullable Upstream upstream;
    private boolean begun;
    private volatile boolean discarded;

    private BodyRelay(ForwardedBody body, ChannelPipeline caller, NettyByteBodyFactory factory) {
        this.factory = factory;
        source = body.bytes().move();
        connection = body.connection();
        trailers = body.trailers();
        this.caller = caller;
        over = new AtomicBoolean(body.isComplete());
        ended = body.ended();
        empty = factory.readBufferFactory().createEmpty();
        sink = factory.createStreamingBuffer(BodySizeLimits.UNLIMITED, this);
        if (!body.isComplete()) { // what is complete is here for its trailers, which no body with a length can have
            source.expectedLength().ifPresent(sink::setExpectedLength);
        }
    }

    static CloseableByteBody of(ForwardedBody body, ChannelPipeline caller, NettyByteBodyFactory factory) {
        return new StreamingNettyByteBody(new BodyRelay(body, caller, factory).sink);
    }

    /** Only now, since what nobody reads must be closed: a publisher that nobody subscribes to would keep its bytes. */
    private ByteBody streamed() {
        return source instanceof AvailableByteBody ? factory.adapt(source.toReadBufferPublisher()) : source;
    }

    /** Bytes that have already arrived are passed on, written and acknowledged before {@code primary} returns. */
    @Override
    public void start() {
        if (upstream == null && !discarded) {
            LazyUpstream early = new LazyUpstream();
            upstream = early;
            upstream = factory.toStreaming(streamed()).primary(this);
            early.forward(upstream);
            upstream.start();
            flushHead();
        }
    }

    /**
     * Makes the server write the head at once. By itself it waits for the first bytes of the body, which may take long
     * in an event stream.
     */
    private void flushHead() {
        if (!begun) {
            OnLoop.run(sink.eventLoop(), () -> handOn(empty));
        }
    }

    @Override
    public void onBytesConsumed(long bytes) {
        if (upstream != null) {
            upstream.onBytesConsumed(bytes);
        }
    }

    @Override
    public void allowDiscard() {
        discarded = true;
        OnLoop.run(connection.eventLoop(), this::stop);
        if (upstream == null) {
            source.close();
        }
    }

    /**
     * The caller has left. Only closing the connection keeps the upstream from sending the rest. On the connection's own event
     * loop, since the rest may be arriving at this moment, and the connection then carries somebody else's answer.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private void stop() {
        if (end()) {
            connection.close();
        }
    }

    @Override
    public void add(ReadBuffer buffer) {
        begun = true;
        OnLoop.run(sink.eventLoop(), () -> handOn(buffer));
    }

    /** Releases a buffer that arrives after the body was discarded, since the server no longer does. */
    private void handOn(ReadBuffer buffer) {
        if (discarded) {
            buffer.close();
        } else {
            sink.add(buffer);
        }
    }

    @Override
    public void complete() {
        begun = true;
        end();
        OnLoop.run(sink.eventLoop(), this::endAnswer);
    }

    /** The server is writing this answer and no other: it has started it. */
    private void endAnswer() {
        if (!discarded) {
            trailers.addTo(caller);
        }
        sink.complete();
    }

    @Override
    public void error(Throwable failure) {
        end();
        OnLoop.run(sink.eventLoop(), () -> sink.error(failure));
    }

    /**
     * Returns true only once: if a caller leaves, that breaks the upstream's stream, and a broken stream makes the
     * server discard the body.
     */
    private boolean end() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            ended.run();
        }
        return first;
    }
}
