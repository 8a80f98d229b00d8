package io.gatehouse.gateway.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Changes the end of one value in Redis without a pause, so that nobody finds the value as it was a moment ago. */
public final class RedisContender implements AutoCloseable {

    private static final int COMMANDS_AT_ONCE = 100;
    private static final String SILENCE = "CLIENT REPLY OFF\r\n";

    private final byte[] key;
    private final Socket socket;
    private long count;

    private RedisContender(byte[] key, Socket socket) {
        this.key = key;
        this.socket = socket;
    }

    static RedisContender start(int port, byte[] key) {
        try {
            RedisContender contender = new RedisContender(key, new Socket(InetAddress.getLoopbackAddress(), port));
            Thread.ofPlatform().daemon().start(contender::run);
            return contender;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        ByteBuffer commands = ByteBuffer.allocate(COMMANDS_AT_ONCE * (key.length + 100));
        try (OutputStream out = socket.getOutputStream()) {
            out.write(SILENCE.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                fill(commands.clear());
                out.write(commands.array(), 0, commands.position());
            }
        } catch (IOException e) {
            // closed: it is over
        }
    }

    private void fill(ByteBuffer commands) {
        byte[] start = ("*4\r\n$8\r\nSETRANGE\r\n$" + key.length + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n$3\r\n500\r\n$8\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < COMMANDS_AT_ONCE; i++) {
            commands.put(start)
                    .put(key)
                    .put(end)
                    .putLong(count++)
                    .put((byte) '\r')
                    .put((byte) '\n');
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
