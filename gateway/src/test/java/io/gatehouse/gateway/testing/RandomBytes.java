package io.gatehouse.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Bodies of any size that no test has to keep: the same bytes every time, known by their checksum. */
public final class RandomBytes {

    private static final byte[] BLOCK = new byte[64 * 1024];

    static {
        new Random(42).nextBytes(BLOCK);
    }

    private RandomBytes() {}

    /** Writes the first bytes, as many as this. */
    public static void write(long length, OutputStream out) throws IOException {
        for (long left = length; left > 0; left -= BLOCK.length) {
            out.write(BLOCK, 0, (int) Math.min(left, BLOCK.length));
        }
        out.flush();
    }

    /** The checksum of the first bytes, as many as this. */
    public static String checksum(long length) {
        CRC32C crc = new CRC32C();
        for (long left = length; left > 0; left -= BLOCK.length) {
            crc.update(BLOCK, 0, (int) Math.min(left, BLOCK.length));
        }
        return length + ":" + crc.getValue();
    }

    /** The checksum of everything in this stream. */
    public static String checksum(InputStream in) {
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32C());
        try {
            long length = checked.transferTo(OutputStream.nullOutputStream());
            return length + ":" + checked.getChecksum().getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a chunk of every write; the last one is left to the test. */
    public static OutputStream chunked(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes, offset, length);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
    }
}
