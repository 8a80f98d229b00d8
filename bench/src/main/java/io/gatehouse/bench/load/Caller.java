package io.gatehouse.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One connection of a {@link FixedRate}. Its requests are due at fixed times, and each waits for the answer to the one before.
 */
final class Caller implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer request;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final Answer answer = new Answer();
    private final long interval;
    private final long[] nanos;
    private long due;
    private int answered;
    private boolean waits;

    /**
     * Connects.
     *
     * @param due when its first request is due
     * @param interval the time between requests
     * @param count how many it sends
     */
    Caller(Endpoint endpoint, Selector selector, long due, long interval, int count) throws IOException {
        this.request = direct(endpoint.request());
        this.due = due;
        this.interval = interval;
        this.nanos = new long[count];
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    boolean isBusy() {
        return answered < nanos.length;
    }

    /** For each request the time from when it was due until it was answered. */
    long[] nanos() {
        return nanos;
    }

    /** Sends the next request if it is due and no answer is awaited. */
    void send(long now) throws IOException {
        if (!waits && now >= due && isBusy()) {
            channel.write(request.rewind());
            waits = true;
        }
    }

    /** Reads what has arrived. */
    void receive() throws IOException {
        if (channel.read(in.clear()) < 0) {
            throw new EOFException("The connection was closed after " + answered + " answers");
        }
        if (answer.isCompleteWith(in.flip())) {
            finish();
        }
    }

    private void finish() throws IOException {
        if (answer.status() != 200) {
            throw new IOException("Answered " + answer.status() + ", expected 200");
        }
        nanos[answered++] = System.nanoTime() - due;
        due += interval;
        waits = false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes);
    }
}
