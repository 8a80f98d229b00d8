package io.gatehouse.gateway.framing;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;

/**
 * Limits how much of a body a connection holds in memory: 64 KB, both what has been read and what is not written yet. By
 * default Netty holds at least twice as much, and a thousand simultaneous downloads used up all direct memory of a process with
 * half a gigabyte.
 */
public final class BodyBuffers {

    private static final RecvByteBufAllocator READ = new AdaptiveRecvByteBufAllocator(64, 2048, 32 * 1024);

    private static final WriteBufferWaterMark UNWRITTEN = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    private BodyBuffers() {}

    /** Sets the limits on a connection, a caller's or an upstream's. */
    public static void limit(Channel connection) {
        connection.config().setRecvByteBufAllocator(READ).setWriteBufferWaterMark(UNWRITTEN);
    }
}
