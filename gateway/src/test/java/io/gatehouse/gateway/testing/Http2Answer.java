package io.gatehouse.gateway.testing;

import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What has come on one HTTP/2 stream so far.
 *
 * @param headers the header fields, pseudo-headers among them
 * @param body the content
 * @param trailers the fields after it
 * @param ended whether it came to its regular end
 * @param error the code with which the stream was reset or the connection given up, -1 if it was just closed, 0 if none
 */
public record Http2Answer(
        @Nullable Http2Headers headers,
        byte[] body,
        @Nullable Http2Headers trailers,
        boolean ended,
        long error) {

    static final Http2Answer NONE = new Http2Answer(null, new byte[0], null, false, 0);

    /** The status, or 0 if the stream failed before there was one. */
    public int status() {
        return headers == null ? 0 : Integer.parseInt(headers.status().toString());
    }

    /** The value of this header field, or null. */
    public @Nullable String header(String name) {
        CharSequence value = headers == null ? null : headers.get(name);
        return value == null ? null : value.toString();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isComplete() {
        return ended || error != 0;
    }

    Http2Answer failed(long code) {
        return new Http2Answer(headers, body, trailers, ended, code);
    }

    Http2Answer with(int type, boolean last, @Nullable Http2Headers fields, byte[] payload) {
        if (type == RawHttp2.HEADERS && fields != null && fields.status() == null) {
            return new Http2Answer(headers, body, fields, last, error);
        }
        if (type == RawHttp2.HEADERS) {
            boolean interim =
                    fields != null && fields.status() != null && fields.status().charAt(0) == '1';
            return new Http2Answer(interim ? headers : fields, body, trailers, last, error);
        }
        if (type == RawHttp2.DATA) {
            byte[] more = Arrays.copyOf(body, body.length + payload.length);
            System.arraycopy(payload, 0, more, body.length, payload.length);
            return new Http2Answer(headers, more, trailers, last, error);
        }
        return type == RawHttp2.RST_STREAM ? failed(ByteBuffer.wrap(payload).getInt()) : this;
    }
}
