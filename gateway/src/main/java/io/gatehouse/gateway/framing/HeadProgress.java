package io.gatehouse.gateway.framing;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.time.Duration;

/** What is seen of a request's head on the wire, and no longer once Netty has parsed it. */
final class HeadProgress {

    private static final ByteProcessor NO_CONTROL = value -> value >= ' ';

    private final long timeoutNanos;
    private long bytes;
    private boolean oddFirstLine;
    private long startNanos;

    HeadProgress(Duration timeout) {
        timeoutNanos = timeout.toNanos();
    }

    /** How many bytes the head has had so far. */
    long bytes() {
        return bytes;
    }

    /** Netty takes tabs and the like between the parts of the first line for spaces (RFC 9112 section 3). */
    boolean isFirstLineOdd() {
        return oddFirstLine;
    }

    /** RFC 9112 section 2.2: a careless client ends its last body with an empty line. */
    void skipEmptyLines(ByteBuf buffer) {
        while (bytes == 0 && buffer.isReadable() && isLineEnd(buffer.getByte(buffer.readerIndex()))) {
            buffer.skipBytes(1);
        }
    }

    /** The bytes from here to where the buffer is read to now belong to the head. */
    void add(ByteBuf buffer, int from) {
        int count = buffer.readerIndex() - from;
        if (bytes == 0 && count > 0) {
            oddFirstLine = hasControls(buffer, from, count);
        }
        bytes += count;
    }

    /** Whether a head that is still not complete began too long ago; nobody waits for the next byte meanwhile. */
    boolean isOverdue() {
        long now = System.nanoTime();
        if (startNanos == 0) {
            startNanos = now;
        }
        return now - startNanos > timeoutNanos;
    }

    /** The time until now does not count. */
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
