package io.gatehouse.gateway.framing;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Prepares HTTP/2 connections, and closes them when the gateway stops. Micronaut only sends a GOAWAY, on connections with TLS,
 * and relies on the caller to close them.
 */
@Singleton
final class Http2Connections
        implements GracefulShutdownCapable, ApplicationEventListener<ServerShutdownEvent>, Ordered {

    /**
     * Added to what a caller may send on one connection before any of it is read. By default that is no more than each stream
     * may send, so a single upload that nobody reads would block all others.
     */
    private static final int FURTHER_UPLOADS_BYTES = 1 << 20;

    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private volatile boolean stopping;

    @SuppressWarnings("FutureReturnValueIgnored") // it fails only if the connection does
    void add(ChannelPipeline connection) {
        Http2ConnectionHandler codec = connection.get(Http2ConnectionHandler.class);
        codec.connection().addListener(new EarlyAnswers(codec, connection.context(codec)));
        connection.addLast(Http2Tail.INSTANCE);
        connection.writeAndFlush(new DefaultHttp2WindowUpdateFrame(FURTHER_UPLOADS_BYTES));
        open.add(connection.channel());
        if (stopping) {
            Http2Tail.announceEnd(connection.channel());
        }
    }

    /** Announces the end on open connections. Over HTTP/1 each answer does so itself. */
    @Override
    public void onApplicationEvent(ServerShutdownEvent event) {
        stopping = true;
        open.forEach(Http2Tail::announceEnd);
    }

    /** Callers must be told before the delay begins in which they are to leave. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Closes all connections; {@link Http2Tail} does so in order. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the same future
    public CompletionStage<?> shutdownGracefully() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        open.close().addListener(done -> closed.complete(null));
        return closed;
    }
}
