package io.gatehouse.gateway.framing;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.time.Duration;

/**
 * Observes a request's head as it arrives: its size in bytes, how long it takes, and whether its first line is odd. None of that
 * can be seen once Netty has parsed it.
 */
final class HeadProgress {

    private static final ByteProcessor NO_CONTROL = value -> value >= ' ';

    private final long timeoutNanos;
    private long bytes;
    private boolean oddFirstLine;
    private long startNanos;

    HeadProgress(Duration timeout) {
        timeoutNanos = timeout.toNanos();
    }

    /** How many bytes of the head have been read so far. */
    long bytes() {
        return bytes;
    }

    /**
     * Whether the first line contains control characters: Netty accepts tabs and the like as spaces between its parts (RFC 9112
     * section 3).
     */
    boolean isFirstLineOdd() {
        return oddFirstLine;
    }

    /** Skips empty lines before a request: a careless client ends its last body with one (RFC 9112 section 2.2). */
    void skipEmptyLines(ByteBuf buffer) {
        while (bytes == 0 && buffer.isReadable() && isLineEnd(buffer.getByte(buffer.readerIndex()))) {
            buffer.skipBytes(1);
        }
    }

    /** Adds the bytes from this index to the reader index to the head. */
    void add(ByteBuf buffer, int from) {
        int count = buffer.readerIndex() - from;
        if (bytes == 0 && count > 0) {
            oddFirstLine = hasControls(buffer, from, count);
        }
        bytes += count;
    }

    /**
     * Whether a head that is still incomplete began too long ago. It is asked whenever bytes arrive; no timer runs in between.
     */
    boolean isOverdue() {
        long now = System.nanoTime();
        if (startNanos == 0) {
            startNanos = now;
        }
        return now - startNanos > timeoutNanos;
    }

    /** Starts the timeout afresh, so that the time until now does not count. */
    void forgetStart() {
        startNanos = 0;
    }

    void reset() {
        bytes = 0;
        startNanos = 0;
    }

    private static boolean hasControls(ByteBuf buffer, int from, int count) {
        int end = buffer.forEachByte(from, count, NO_CONTROL);
        return end < 0 || buffer.getByte(end) != '\r' || end + 1 == from + count || buffer.getByte(end + 1) != '\n';
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }
}
