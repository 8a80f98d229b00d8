package io.gatehouse.gateway.testing;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersDecoder;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A caller that speaks HTTP/2 without TLS, frame by frame, and sends exactly what a test tells it to. */
public final class RawHttp2 implements AutoCloseable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;
    public static final int END_STREAM = 1;
    public static final int ACK = 1;
    public static final int END_HEADERS = 4;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int PATIENCE_MILLIS = 20_000;

    private static final int FIRST_WINDOW = 65_535;
    private static final int MAX_FRAME = 16_384;

    private final Map<Integer, Integer> windows = new HashMap<>();
    private final List<Integer> goAways = new ArrayList<>();
    private final Socket socket;
    private final DataInputStream in;
    private final Http2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false);

    private RawHttp2(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Connects and says that any number of bytes may come. */
    public static RawHttp2 connect(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            RawHttp2 caller = new RawHttp2(socket);
            caller.send(PREFACE.getBytes(StandardCharsets.US_ASCII));
            byte[] window = {0, 4, 0x7f, -1, -1, -1};
            caller.frame(SETTINGS, 0, 0, window);
            return caller.frame(WINDOW_UPDATE, 0, 0, new byte[] {0x3f, 0, 0, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A block of fields, each {@code name=value}, in this order and spelling, uncompressed (RFC 7541 section 6.2.2). */
    public static byte[] block(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (String field : fields) {
            int equals = field.indexOf('=', 1);
            block.write(0);
            literal(field.substring(0, equals), block);
            literal(field.substring(equals + 1), block);
        }
        return block.toByteArray();
    }

    /** The fields of an ordinary request and these. */
    public static String[] fields(String method, String path, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = ":method=" + method;
        all[1] = ":scheme=http";
        all[2] = ":authority=gateway.example";
        all[3] = ":path=" + path;
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    /** Sends the head of a request without a body, made of exactly these fields. */
    public RawHttp2 request(int stream, String... fields) {
        return frame(HEADERS, END_STREAM | END_HEADERS, stream, block(fields));
    }

    /** Sends the head of a request whose body is still to come. */
    public RawHttp2 head(int stream, String... fields) {
        return frame(HEADERS, END_HEADERS, stream, block(fields));
    }

    /** Sends a piece of a body. */
    public RawHttp2 data(int stream, String text, boolean last) {
        return frame(DATA, last ? END_STREAM : 0, stream, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends so many bytes of a body, as soon as the gateway is ready to take them. */
    public RawHttp2 upload(int stream, int bytes) {
        try {
            for (int left = bytes; left > 0; ) {
                int size = Math.min(Math.min(left, MAX_FRAME), Math.min(window(0), window(stream)));
                if (size == 0) {
                    next(0, Http2Answer.NONE);
                } else {
                    frame(DATA, 0, stream, new byte[size]);
                    windows.put(0, window(0) - size);
                    windows.put(stream, window(stream) - size);
                    left -= size;
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int window(int stream) {
        return windows.getOrDefault(stream, FIRST_WINDOW);
    }

    /** Sends any frame. */
    public RawHttp2 frame(int type, int flags, int stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream);
        return send(frame.put(payload).array());
    }

    /** What becomes of this stream: its answer, or the error that it or the whole connection ended with. */
    public Http2Answer answer(int stream) {
        Http2Answer answer = Http2Answer.NONE;
        try {
            while (!answer.isComplete()) {
                answer = next(stream, answer);
            }
            return answer;
        } catch (EOFException e) {
            return answer.failed(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the gateway closes the connection; its last word is the error of its GOAWAY, or -1. */
    public long awaitClose() {
        try {
            return answer(Integer.MAX_VALUE).error();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw e;
            }
            return -1;
        }
    }

    /** The last stream that the next GOAWAY names. */
    public int awaitGoAway() {
        int before = goAways.size();
        try {
            while (goAways.size() == before) {
                next(0, Http2Answer.NONE);
            }
            return goAways.getLast();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last streams that the GOAWAYs so far named. */
    public List<Integer> goAways() {
        return goAways;
    }

    private Http2Answer next(int stream, Http2Answer answer) throws IOException {
        int start = in.readInt();
        int flags = in.readUnsignedByte();
        int of = in.readInt();
        byte[] payload = in.readNBytes(start >>> 8);
        int type = start & 0xff;
        if (type == SETTINGS && (flags & ACK) == 0) {
            frame(SETTINGS, ACK, 0, new byte[0]);
        }
        if (type == WINDOW_UPDATE) {
            windows.put(of, window(of) + ByteBuffer.wrap(payload).getInt());
        }
        if (type == GOAWAY) {
            goAways.add(ByteBuffer.wrap(payload).getInt());
        }
        if (type == GOAWAY && ByteBuffer.wrap(payload).getInt(4) != 0) {
            return answer.failed(ByteBuffer.wrap(payload).getInt(4));
        }
        Http2Headers decoded = type == HEADERS ? decode(of, payload) : null;
        if (of != stream || stream == 0) {
            return answer;
        }
        return answer.with(type, (flags & END_STREAM) != 0, decoded, payload);
    }

    private Http2Headers decode(int stream, byte[] block) throws IOException {
        try {
            return headers.decodeHeaders(stream, Unpooled.wrappedBuffer(block));
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    public RawHttp2 send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void literal(String text, ByteArrayOutputStream block) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < 127) {
            block.write(bytes.length);
        } else {
            block.write(127);
            int rest = bytes.length - 127;
            for (; rest >= 128; rest >>>= 7) {
                block.write(rest & 127 | 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
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
