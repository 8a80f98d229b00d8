package io.gatehouse.gateway.framing;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Passes a connection's errors to the handler of its requests. Where HTTP/2 is possible as well, Micronaut puts a handler in
 * between that only logs them, so a request whose body has broken off would wait for the rest for ever.
 */
@ChannelHandler.Sharable
final class ErrorsToRequest extends ChannelInboundHandlerAdapter {

    static final ErrorsToRequest INSTANCE = new ErrorsToRequest();

    private ErrorsToRequest() {}

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) throws Exception {
        ChannelHandlerContext requests = context.pipeline().context(HANDLER_MICRONAUT_INBOUND);
        if (requests == null) {
            context.fireExceptionCaught(failure);
        } else {
            ((ChannelInboundHandler) requests.handler()).exceptionCaught(requests, failure);
        }
    }
}
