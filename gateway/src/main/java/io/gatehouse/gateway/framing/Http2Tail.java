package io.gatehouse.gateway.framing;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes at the end of an HTTP/2 connection's pipeline what nobody before has taken: it closes one that has been idle for
 * long enough, as Micronaut does with those of HTTP/1, and makes little of what its caller did wrong, which Netty has
 * answered already.
 */
@ChannelHandler.Sharable
final class Http2Tail extends ChannelInboundHandlerAdapter {

    static final Http2Tail INSTANCE = new Http2Tail();

    private static final Logger LOG = LoggerFactory.getLogger(Http2Tail.class);

    private Http2Tail() {}

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.channel().close();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        LOG.debug("An HTTP/2 connection failed: {}", failure.getMessage());
    }
}
