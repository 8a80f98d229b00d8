package io.gatehouse.gateway.framing;

import io.gatehouse.gateway.peer.IdleEvents;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.timeout.IdleStateHandler;

/**
 * Closes a connection on which nothing has moved for too long, whatever version of HTTP it speaks, even if none has been chosen
 * yet. An HTTP/1 connection whose caller waits for an answer is not idle: how long that may take is for the request's route to
 * say. For HTTP/2, {@link Http2Tail} waits for the answers before it closes, except for those that the caller does not read.
 */
@ChannelHandler.Sharable
final class IdleConnection extends ChannelInboundHandlerAdapter {

    private static final IdleConnection INSTANCE = new IdleConnection();

    private IdleConnection() {}

    /**
     * Adds this handler in front of every other one that reacts to an idle connection. Without an idle timeout it is not
     * needed.
     */
    static void watch(ChannelPipeline connection) {
        ChannelHandlerContext clock = connection.context(IdleStateHandler.class);
        if (clock != null) {
            connection.addAfter(clock.name(), null, INSTANCE);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Http2Exception {
        boolean idle = IdleEvents.isBothWays(event);
        if (idle && owesAnswer(context.pipeline())) {
            return;
        }
        context.fireUserEventTriggered(event);
        if (idle) {
            UnreadAnswers.giveUp(context);
            context.channel().close();
        }
    }

    /**
     * Whether the gateway owes the caller an answer. It does not if it could not write one because the caller does not read the
     * one before.
     */
    private static boolean owesAnswer(ChannelPipeline connection) {
        StrictServerCodec codec = connection.get(StrictServerCodec.class);
        return codec != null && codec.owesAnswer() && connection.channel().isWritable();
    }
}
