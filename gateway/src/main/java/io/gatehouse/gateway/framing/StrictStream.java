package io.gatehouse.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses an HTTP/2 request that cannot be said in HTTP/1.1, or not unambiguously: the stream ends with an error (RFC
 * 9113 section 8.1.1), and the others of the connection go on.
 */
final class StrictStream extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(StrictStream.class);

    private boolean begun;
    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!begun && message instanceof Http2HeadersFrame head) {
            begun = true;
            check(context, head);
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** What Netty finds wrong with a stream it closes by itself; Micronaut would log it as an error of ours. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof Http2Exception) {
            LOG.debug("Refused an HTTP/2 request: {}", failure.getMessage());
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is reset
    private void check(ChannelHandlerContext context, Http2HeadersFrame head) {
        try {
            StreamHead.check(head.headers());
        } catch (BadFramingException e) {
            LOG.debug("Refused an HTTP/2 request: {}", e.getMessage());
            refused = true;
            context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.PROTOCOL_ERROR));
        }
    }
}
