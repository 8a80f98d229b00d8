package io.gatehouse.gateway.forward;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * Reveals what an upstream sends after the end of an answer, so that {@link StrictResponses} can close the connection. If
 * that is no complete head, Netty's decoder keeps it, and what the upstream answers next, perhaps for another caller,
 * would become a part of it. So the decoder is given an empty line after each answer: it ends a head that has begun, and
 * is skipped if none has.
 */
final class SurplusBytes extends ChannelInboundHandlerAdapter {

    private static final ByteBuf EMPTY_LINE = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII).asReadOnly());

    private final StrictResponses responses;

    SurplusBytes(StrictResponses responses) {
        this.responses = responses;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        context.fireChannelRead(bytes);
        if (responses.isNoneDue()) {
            context.fireChannelRead(EMPTY_LINE.duplicate());
        }
    }
}
