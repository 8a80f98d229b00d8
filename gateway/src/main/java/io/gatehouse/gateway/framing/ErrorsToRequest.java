package io.gatehouse.gateway.framing;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Takes a connection's errors to the handler of its requests. Where HTTP/2 is possible too, Micronaut leaves a handler
 * before that one which only logs them, and a request whose body breaks off would wait for the rest.
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
