package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.SlowUploadException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives up an upload that is too slow or has stopped, since it holds a connection that others could use. Faster periods
 * make up for later slow ones, but only for a few graces.
 */
final class UploadRate {

    private static final int MOST_GRACES = 4;

    private final UploadSettings settings;
    private long bytes;
    private long seen;
    private long ahead;
    private @Nullable Future<?> check;

    UploadRate(UploadSettings settings) {
        this.settings = settings;
    }

    /** Starts afresh for a new request. */
    void reset() {
        bytes = 0;
        seen = 0;
        ahead = 0;
    }

    /** Checks the rate regularly from now on. */
    void watch(ChannelHandlerContext connection) {
        if (check == null && settings.leastRate() > 0) {
            checkLater(connection);
        }
    }

    void add(int count) {
        bytes += count;
    }

    void end() {
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    /** Gives the upload up if it is the caller that it waits for, and returns whether it is. */
    boolean giveUp(ChannelHandlerContext connection) {
        boolean callersFault = isWaitingForCaller(connection);
        if (callersFault) {
            connection.fireExceptionCaught(new SlowUploadException(bytes));
        }
        return callersFault;
    }

    private void checkLater(ChannelHandlerContext connection) {
        check = connection
                .executor()
                .schedule(() -> check(connection), settings.grace().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext connection) {
        long least = settings.leastBytes();
        ahead = Math.min(ahead + bytes - seen, MOST_GRACES * least) - least;
        seen = bytes;
        if (ahead >= 0 || !giveUp(connection)) {
            ahead = Math.max(ahead, 0);
            checkLater(connection);
        }
    }

    /** While bytes wait here for the upstream to take them, the caller cannot send more. */
    private static boolean isWaitingForCaller(ChannelHandlerContext connection) {
        ChannelOutboundBuffer waiting = connection.channel().unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() == 0;
    }
}
