package io.gatehouse.gateway.framing;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes an HTTP/2 connection in order: it sends a GOAWAY, waits for the streams in flight, and then gives the caller a moment
 * to close. An immediate close would lose the last answers (RFC 9113 section 6.8). As the last handler of the pipeline it also
 * keeps errors that the caller has made, and Netty has answered, out of the log.
 */
@ChannelHandler.Sharable
final class Http2Tail extends ChannelDuplexHandler {

    static final Http2Tail INSTANCE = new Http2Tail();

    private static final Logger LOG = LoggerFactory.getLogger(Http2Tail.class);

    private static final int LINGER_SECONDS = 2;

    /** The greatest number that a stream can have. */
    private static final int ANY_STREAM = Integer.MAX_VALUE;

    private Http2Tail() {}

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the connection is closed in the end, whatever becomes of these
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        Http2ConnectionHandler codec = context.pipeline().get(Http2ConnectionHandler.class);
        if (codec == null || !context.channel().isActive()) {
            context.close(promise);
            return;
        }
        context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        if (!isEnding(codec.connection())) {
            goAway(codec, context.pipeline(), codec.connection().remote().lastStreamCreated());
            codec.connection().addListener(new LastStream(context, codec.connection()));
            closeWithoutStreams(context, codec.connection());
        }
    }

    /** Tells the caller to open its next streams on another connection. Those that it still opens on this one are served. */
    static void announceEnd(Channel connection) {
        connection.eventLoop().execute(() -> {
            Http2ConnectionHandler codec = connection.pipeline().get(Http2ConnectionHandler.class);
            if (codec != null && connection.isActive() && !codec.connection().goAwaySent()) {
                goAway(codec, connection.pipeline(), ANY_STREAM);
            }
        });
    }

    /** Whether the caller has been told which of its streams is the last. */
    private static boolean isEnding(Http2Connection connection) {
        return connection.goAwaySent() && connection.remote().lastStreamKnownByPeer() != ANY_STREAM;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the connection is closed in the end, whatever becomes of it
    private static void goAway(Http2ConnectionHandler codec, ChannelPipeline pipeline, int lastStream) {
        ChannelHandlerContext context = pipeline.context(codec);
        codec.goAway(context, lastStream, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, context.newPromise());
        context.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private static void closeWithoutStreams(ChannelHandlerContext context, Http2Connection connection) {
        if (connection.numActiveStreams() == 0) {
            context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Closes the connection once the last stream in flight has ended. */
    private static final class LastStream extends Http2ConnectionAdapter {

        private final ChannelHandlerContext context;
        private final Http2Connection connection;

        private LastStream(ChannelHandlerContext context, Http2Connection connection) {
            this.context = context;
            this.connection = connection;
        }

        @Override
        public void onStreamRemoved(Http2Stream stream) {
            closeWithoutStreams(context, connection);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        LOG.debug("An HTTP/2 connection failed: {}", failure.getMessage());
    }
}
