package io.gatehouse.gateway.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The content of a chunked body (RFC 9112 section 7.1); ends only with the last chunk. */
final class ChunkedInput extends InputStream {

    private final InputStream in;
    private long left;
    private boolean finished;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !finished) {
            next();
        }
        if (finished) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("The stream ended in a chunk with " + left + " bytes left");
        }
        left -= count;
        if (left == 0) {
            line();
        }
        return count;
    }

    private void next() throws IOException {
        left = Long.parseLong(line(), 16);
        if (left == 0) {
            finished = true;
            while (!line().isEmpty()) {
                // trailers are of no interest
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The stream ended in the chunk line " + line);
            }
            line.append((char) b);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII).strip();
    }
}
