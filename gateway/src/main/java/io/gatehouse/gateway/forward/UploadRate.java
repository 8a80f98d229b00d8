package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.SlowUploadException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives up an upload that comes too slowly, or stopped: it holds a connection that others could have. What came faster
 * than it had to makes up for less later on, but for a few graces only.
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

    /** A request begins. */
    void reset() {
        bytes = 0;
        seen = 0;
        ahead = 0;
    }

    /** Looks at it now and then from here on. */
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

    private void checkLater(ChannelHandlerContext connection) {
        check = connection
                .executor()
                .schedule(() -> check(connection), settings.grace().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext connection) {
        long least = settings.leastBytes();
        ahead = Math.min(ahead + bytes - seen, MOST_GRACES * least) - least;
        seen = bytes;
        if (ahead < 0 && isWaitingForCaller(connection)) {
            connection.fireExceptionCaught(new SlowUploadException(bytes));
        } else {
            ahead = Math.max(ahead, 0);
            checkLater(connection);
        }
    }

    /** As long as something lies here that the upstream has not taken, the caller may not send more. */
    private static boolean isWaitingForCaller(ChannelHandlerContext connection) {
        ChannelOutboundBuffer waiting = connection.channel().unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() == 0;
    }
}
