package io.gatehouse.gateway.framing;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;

/**
 * How much of a body is held on its way: 64 KB at most, what has been read and what is not written yet. Netty would hold twice as
 * much or more, and a thousand downloads at once took all the direct memory that there is in half a gigabyte.
 */
public final class BodyBuffers {

    private static final RecvByteBufAllocator READ = new AdaptiveRecvByteBufAllocator(64, 2048, 32 * 1024);

    private static final WriteBufferWaterMark UNWRITTEN = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    private BodyBuffers() {}

    /** Has this connection, a caller's or an upstream's, hold no more than that. */
    public static void limit(Channel connection) {
        connection.config().setRecvByteBufAllocator(READ).setWriteBufferWaterMark(UNWRITTEN);
    }
}
