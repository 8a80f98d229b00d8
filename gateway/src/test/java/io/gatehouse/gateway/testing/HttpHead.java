package io.gatehouse.gateway.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first line and the header fields of a message, exactly as they came.
 *
 * @param line the request line or the status line
 * @param fields the header field lines, in order
 */
public record HttpHead(String line, List<String> fields) {

    /** Reads up to the empty line; null if the stream ends before the first byte. */
    static @Nullable HttpHead read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0 && head.isEmpty()) {
                return null;
            }
            if (b < 0) {
                throw new EOFException("The stream ended in the head: " + head);
            }
            head.append((char) b);
        }
        List<String> lines = Arrays.asList(head.substring(0, head.length() - 4).split("\r\n", -1));
        return new HttpHead(lines.getFirst(), List.copyOf(lines.subList(1, lines.size())));
    }

    /** Every value of this field, in order. */
    public List<String> all(String name) {
        String start = name + ":";
        return fields.stream()
                .filter(field -> field.regionMatches(true, 0, start, 0, start.length()))
                .map(field -> field.substring(start.length()).strip())
                .toList();
    }

    /** The value of this field, or null if it is not there; more than one is an error. */
    public @Nullable String one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new AssertionError(name + " came more than once: " + values);
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The first line's part between its first and last space: of a request line the target. */
    public String target() {
        return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
    }

    /** The first word of the first line: of a request line the method. */
    public String method() {
        return line.substring(0, line.indexOf(' '));
    }

    /** The content of the body that this head announces, as it comes; its end before it is complete is an error. */
    InputStream body(InputStream in) {
        if ("chunked".equalsIgnoreCase(one("Transfer-Encoding"))) {
            return new ChunkedInput(in);
        }
        String length = one("Content-Length");
        return new FixedLengthInput(in, length == null ? 0 : Long.parseLong(length));
    }
}
