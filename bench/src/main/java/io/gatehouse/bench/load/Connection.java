package io.gatehouse.bench.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept alive, and one request at a time on it. */
public final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final Socket socket;
    private final InputStream in;
    private final byte[] request;
    private final byte[] line = new byte[8192];
    private int length;

    public Connection(Endpoint endpoint) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        request = endpoint.request().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends the request and reads the answer to its last byte; returns its status. */
    public int exchange() throws IOException {
        socket.getOutputStream().write(request);
        readLine();
        int status = number(STATUS_AT, STATUS_AT + 3);
        long body = 0;
        while (readLine() > 0) {
            if (isContentLength()) {
                body = number("content-length:".length(), length);
            }
        }
        in.skipNBytes(body);
        return status;
    }

    private boolean isContentLength() {
        return length > 15
                && (line[0] == 'c' || line[0] == 'C')
                && new String(line, 0, 15, StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .equals("content-length:");
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = line[i] == ' ' ? number : number * 10 + line[i] - '0';
        }
        return number;
    }

    private int readLine() throws IOException {
        length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed in the midst of an answer");
            }
            if (next != '\r') {
                line[length++] = (byte) next;
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
