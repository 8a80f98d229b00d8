package io.gatehouse.gateway.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A caller that says exactly what a test tells it to, on one connection. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.out = socket.getOutputStream();
    }

    public static RawHttp connect(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends this text as it is, with {@code \n} as line end. */
    public RawHttp send(String text) {
        return sendExactly(text.replace("\n", "\r\n"));
    }

    /** Sends this text as it is, line ends and all. */
    public RawHttp sendExactly(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InputStream in() {
        return in;
    }

    public OutputStream out() {
        return out;
    }

    /** The head of the next answer. */
    public HttpHead head() {
        try {
            return Objects.requireNonNull(HttpHead.read(in), "The gateway closed the connection without an answer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer. */
    public RawAnswer answer() {
        return answer(head());
    }

    /** The next answer, to a HEAD request. */
    public RawAnswer answerWithoutBody() {
        return new RawAnswer(head(), new byte[0]);
    }

    /** The answer that begins with this head. */
    public RawAnswer answer(HttpHead head) {
        try {
            return new RawAnswer(head, head.body(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of the body that this head announces, as it comes. */
    public InputStream body(HttpHead head) {
        return head.body(in);
    }

    /** What comes up to and with this text. */
    public String read(String end) {
        StringBuilder read = new StringBuilder();
        try {
            while (read.indexOf(end) < 0) {
                int b = in.read();
                if (b < 0) {
                    throw new AssertionError("The gateway closed the connection after " + read);
                }
                read.append((char) b);
            }
            return read.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("After " + read, e);
        }
    }

    /** Everything until the gateway closes the connection, in order or not. */
    public String readAll() {
        StringBuilder read = new StringBuilder();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                read.append((char) b);
            }
            return read.toString();
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException("Still open after " + read, e);
        } catch (IOException e) {
            return read.toString();
        }
    }

    /** Waits until the gateway closes the connection. */
    public boolean isClosed() {
        return readAll().isEmpty();
    }

    /** Leaves as a crashed caller does. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
