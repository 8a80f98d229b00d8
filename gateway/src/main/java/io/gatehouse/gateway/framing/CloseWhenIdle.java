package io.gatehouse.gateway.framing;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;

/** Closes an HTTP/2 connection that has been idle for long enough, as Micronaut does with those of HTTP/1. */
@ChannelHandler.Sharable
final class CloseWhenIdle extends ChannelInboundHandlerAdapter {

    static final CloseWhenIdle INSTANCE = new CloseWhenIdle();

    private CloseWhenIdle() {}

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            context.channel().close();
        }
        context.fireUserEventTriggered(event);
    }
}
