package io.gatehouse.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sends a single request to see how it is answered. */
public final class Probe {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int BUFFER = 64 * 1024;

    private Probe() {}

    /** Reads the answer up to its last byte, and returns its status. */
    public static int status(Endpoint endpoint) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(endpoint.request().getBytes(StandardCharsets.ISO_8859_1));
            return read(socket);
        }
    }

    private static int read(Socket socket) throws IOException {
        Answer answer = new Answer();
        byte[] buffer = new byte[BUFFER];
        int count = socket.getInputStream().read(buffer);
        while (count >= 0 && !answer.isCompleteWith(ByteBuffer.wrap(buffer, 0, count))) {
            count = socket.getInputStream().read(buffer);
        }
        if (count < 0) {
            throw new EOFException("The connection was closed before the end of the answer");
        }
        return answer.status();
    }
}
