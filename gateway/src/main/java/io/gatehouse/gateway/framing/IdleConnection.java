package io.gatehouse.gateway.framing;

import io.gatehouse.gateway.peer.Idle;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;

/**
 * Closes a connection on which nothing has moved for long enough, whichever version of HTTP it speaks, and be it none yet.
 * One over HTTP/1 whose caller waits for an answer is not idle: how long that may take is a matter of the request's route.
 * Over HTTP/2 the closing waits for answers by itself ({@link Http2Tail}).
 */
@ChannelHandler.Sharable
final class IdleConnection extends ChannelInboundHandlerAdapter {

    private static final IdleConnection INSTANCE = new IdleConnection();

    private IdleConnection() {}

    /** Before everybody else who would hear that the connection is idle; without a timeout nobody does. */
    static void watch(ChannelPipeline connection) {
        ChannelHandlerContext clock = connection.context(IdleStateHandler.class);
        if (clock != null) {
            connection.addAfter(clock.name(), null, INSTANCE);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        boolean idle = Idle.isBothWays(event);
        if (idle && owesAnswer(context.pipeline())) {
            return;
        }
        context.fireUserEventTriggered(event);
        if (idle) {
            context.channel().close();
        }
    }

    /** It owes none if it could not write it, because the caller does not read the one before. */
    private static boolean owesAnswer(ChannelPipeline connection) {
        StrictServerCodec codec = connection.get(StrictServerCodec.class);
        return codec != null && codec.owesAnswer() && connection.channel().isWritable();
    }
}
