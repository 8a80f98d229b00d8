package io.gatehouse.gateway.tls;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A connection that remembers what comes: up to TLS 1.2 anybody sees of what type records are (RFC 5246 section 6.2.1). */
final class RecordedSocket extends Socket {

    static final int ALERT = 21;

    private static final int PATIENCE_MILLIS = 20_000;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    RecordedSocket(int port) throws IOException {
        super(InetAddress.getLoopbackAddress(), port);
        setSoTimeout(PATIENCE_MILLIS);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int size) throws IOException {
                int count = super.read(bytes, from, size);
                received.write(bytes, from, Math.max(count, 0));
                return count;
            }
        };
    }

    int typeOfLastRecord() {
        ByteBuffer records = ByteBuffer.wrap(received.toByteArray());
        int type = 0;
        while (records.hasRemaining()) {
            type = records.get();
            records.getShort();
            int length = Short.toUnsignedInt(records.getShort());
            records.position(records.position() + length);
        }
        return type;
    }
}
