package io.gatehouse.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached an upstream.
 *
 * @param head the request line and the header fields
 * @param body the content, if the upstream read it
 */
public record ReceivedRequest(HttpHead head, byte[] body) {

    public String method() {
        return head.method();
    }

    /** The target, byte for byte. */
    public String target() {
        return head.target();
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
