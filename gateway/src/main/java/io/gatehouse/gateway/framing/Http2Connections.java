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
 * Closes HTTP/2 connections when it is time to: when they have been idle for long enough, and when the gateway stops.
 * Micronaut says goodbye to those with TLS and leaves the closing to the caller, who may not.
 */
@Singleton
final class Http2Connections
        implements GracefulShutdownCapable, ApplicationEventListener<ServerShutdownEvent>, Ordered {

    /**
     * Added to what a connection may send before any of it is read. By default that is as much as each of its streams may:
     * one upload that nobody reads would use it up, and the others stand still.
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

    /** Over HTTP/1 each answer says it by itself. */
    @Override
    public void onApplicationEvent(ServerShutdownEvent event) {
        stopping = true;
        open.forEach(Http2Tail::announceEnd);
    }

    /** Before the delay begins, in which callers are to leave. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** {@link Http2Tail} closes them in order. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the same future
    public CompletionStage<?> shutdownGracefully() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        open.close().addListener(done -> closed.complete(null));
        return closed;
    }
}
