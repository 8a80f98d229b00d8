package io.gatehouse.gateway.framing;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
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
 * Takes at the end of an HTTP/2 connection's pipeline what nobody before has taken: it makes little of what its caller
 * did wrong, which Netty has answered already, and closes in order: a GOAWAY, then the streams in flight, then a moment
 * in which the caller closes. Closing in its face would take the last answers with it (RFC 9113 section 6.8).
 */
@ChannelHandler.Sharable
final class Http2Tail extends ChannelDuplexHandler {

    static final Http2Tail INSTANCE = new Http2Tail();

    private static final Logger LOG = LoggerFactory.getLogger(Http2Tail.class);

    private static final int LINGER_SECONDS = 2;

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
        if (!codec.connection().goAwaySent()) {
            ChannelHandlerContext atCodec = context.pipeline().context(codec);
            int last = codec.connection().remote().lastStreamCreated();
            codec.goAway(atCodec, last, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, atCodec.newPromise());
            atCodec.flush();
            codec.connection().addListener(new LastStream(context, codec.connection()));
            closeWithoutStreams(context, codec.connection());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private static void closeWithoutStreams(ChannelHandlerContext context, Http2Connection connection) {
        if (connection.numActiveStreams() == 0) {
            context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Waits for the streams in flight. */
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
