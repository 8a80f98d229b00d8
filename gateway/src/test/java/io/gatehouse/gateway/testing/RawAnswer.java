package io.gatehouse.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came over the wire.
 *
 * @param head the status line and the header fields
 * @param body the content
 */
public record RawAnswer(HttpHead head, byte[] body) {

    public int status() {
        return Integer.parseInt(head.line().split(" ", -1)[1]);
    }

    /** The value of this header field, or null. */
    public @Nullable String header(String name) {
        return head.one(name);
    }

    /** Every value of this header field. */
    public List<String> headers(String name) {
        return head.all(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
