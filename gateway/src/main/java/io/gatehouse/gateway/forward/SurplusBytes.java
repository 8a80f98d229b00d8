package io.gatehouse.gateway.forward;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether an upstream has sent more than its answer, so that {@link StrictResponses} can close the connection. Netty's
 * decoder keeps the beginning of a head, and what the upstream answers next, perhaps to another caller, would be put behind it.
 */
final class SurplusBytes extends ChannelInboundHandlerAdapter {

    private static final ByteBuf EMPTY_LINE = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII).asReadOnly());

    private final StrictResponses responses;
    private @Nullable ByteBuf reading;
    private boolean hidden;

    SurplusBytes(StrictResponses responses) {
        this.responses = responses;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        reading = bytes.retain();
        try {
            context.fireChannelRead(bytes);
            // The decoder keeps these in a buffer of its own, to which it copies whatever comes.
            hidden |= bytes.isReadable();
        } finally {
            reading = null;
            bytes.release();
        }
        if (hidden && responses.isNoneDue()) {
            reveal(context);
        }
    }

    /** Whether something follows the answer that has just been decoded; an empty line is nothing. */
    boolean areThere() {
        return !hidden && reading != null && reading.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0;
    }

    /** An empty line ends a head that has begun, which is then noticed, and is skipped if none has. */
    private void reveal(ChannelHandlerContext context) {
        hidden = false;
        context.fireChannelRead(EMPTY_LINE.duplicate());
    }
}
