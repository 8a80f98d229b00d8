package io.gatehouse.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads HTTP/1.1 answers one after the other, in whatever pieces they arrive. It allocates nothing per answer. */
final class Answer {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;

    private final byte[] line = new byte[8192];
    private int length;
    private int status;
    private int body;
    private boolean inBody;

    int status() {
        return status;
    }

    /** Reads what has arrived, and returns whether the answer is now complete. The next call begins the next answer. */
    boolean isCompleteWith(ByteBuffer in) throws IOException {
        while (!inBody && in.hasRemaining()) {
            take(in.get());
        }
        int part = Math.min(body, in.remaining());
        in.position(in.position() + part);
        body -= part;
        boolean complete = inBody && body == 0;
        inBody &= !complete;
        return complete;
    }

    private void take(byte next) throws IOException {
        if (next == '\n') {
            endOfLine();
            length = 0;
        } else if (next != '\r') {
            line[length++] = next;
        }
    }

    private void endOfLine() throws IOException {
        if (length == 0) {
            inBody = true;
        } else if (line[0] == 'H' && line[1] == 'T') {
            status = number(STATUS_AT, STATUS_END);
            body = 0;
        } else if (startsWith(LENGTH)) {
            body = number(LENGTH.length, length);
        } else if (line[0] == 't' || line[0] == 'T') {
            refuseChunks();
        }
    }

    private void refuseChunks() throws IOException {
        String field = new String(line, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (field.startsWith("transfer-encoding:")) {
            throw new IOException("The answer has " + field + ", expected the upstream's Content-Length");
        }
    }

    private boolean startsWith(byte[] lowerCase) {
        int i = 0;
        while (i < lowerCase.length && i < length && Character.toLowerCase(line[i]) == lowerCase[i]) {
            i++;
        }
        return i == lowerCase.length;
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = line[i] == ' ' ? number : number * 10 + line[i] - '0';
        }
        return number;
    }
}
