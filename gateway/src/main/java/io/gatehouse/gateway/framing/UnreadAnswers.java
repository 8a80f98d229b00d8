package io.gatehouse.gateway.framing;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * Ends HTTP/2 streams with answers that their caller does not read. Otherwise they, and with them their connection, would stay as
 * long as the caller wants: no deadline of a route covers an answer that the upstream has sent completely.
 */
final class UnreadAnswers {

    private UnreadAnswers() {}

    /**
     * Resets the streams that cannot go on because the caller allows no more bytes (RFC 9113 section 5.2). Where it does not even
     * take what it allowed, it cannot be told, and the connection is closed. To be called when nothing has moved for long.
     */
    static void giveUp(ChannelHandlerContext connection) throws Http2Exception {
        Http2ConnectionHandler codec = connection.pipeline().get(Http2ConnectionHandler.class);
        if (codec == null) {
            return;
        }
        if (isBlocked(connection.channel())) {
            close(connection);
        } else {
            resetStalled(codec, connection.pipeline().context(codec));
        }
    }

    private static boolean isBlocked(Channel channel) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() > 0;
    }

    /** Without the order in which {@link Http2Tail} closes. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private static void close(ChannelHandlerContext connection) {
        connection.close();
    }

    private static void resetStalled(Http2ConnectionHandler codec, ChannelHandlerContext context)
            throws Http2Exception {
        Http2Connection connection = codec.connection();
        Http2RemoteFlowController unsent = connection.remote().flowController();
        connection.forEachActiveStream(stream -> {
            if (unsent.hasFlowControlled(stream)) {
                reset(stream, codec, context);
            }
            return true;
        });
        context.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is reset
    private static void reset(Http2Stream stream, Http2ConnectionHandler codec, ChannelHandlerContext context) {
        codec.resetStream(context, stream.id(), Http2Error.CANCEL.code(), context.newPromise());
    }
}
