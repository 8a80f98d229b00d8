package io.gatehouse.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Keeps Netty from upgrading a connection to HTTP/2 when its first request asks for it: the request would reach the
 * gateway past its checks, and HTTP has given this way up (RFC 9113 section 3.1). A server need not heed it.
 */
final class NoUpgrade extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            request.headers().remove(HttpHeaderNames.UPGRADE);
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }
}
