package io.gatehouse.gateway.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that the gateway opened, in the hands of whoever plays the upstream. */
public final class UpstreamConnection {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    UpstreamConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.out = socket.getOutputStream();
    }

    public InputStream in() {
        return in;
    }

    public OutputStream out() {
        return out;
    }

    /** Writes this text, with {@code \n} as line end, right away. */
    public void write(String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Writes these bytes as one chunk, right away. */
    public void writeChunk(byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** A complete answer with this text. */
    public void answer(String text) throws IOException {
        write("HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: " + text.length() + "\n\n" + text);
    }

    /** A complete answer with this JSON. */
    public void answerJson(String json) throws IOException {
        write("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: " + json.length() + "\n\n" + json);
    }

    /** The content of the body that this head announces, as it comes. */
    public InputStream body(HttpHead head) {
        return head.body(in);
    }

    /** Ends the connection in order, with what was written before. */
    public void close() throws IOException {
        socket.close();
    }

    /** Ends the connection as a crash does. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the gateway closes the connection, whatever it still sends before. */
    public void awaitClose() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // reset is closed too
        }
    }
}
