package io.gatehouse.gateway.framing;

import io.gatehouse.shared.request.RequestId;
import io.gatehouse.shared.trace.TraceContext;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Objects;

/** A request over HTTP/2 that is answered with what is wrong with it, as one over HTTP/1 is: marked as failed. */
final class RefusedStream {

    /** What the answer and the logs know it by. */
    private static final AsciiString[] KEPT = {
        AsciiString.cached(RequestId.HEADER).toLowerCase(), AsciiString.cached(TraceContext.HEADER)
    };

    private RefusedStream() {}

    static FullHttpRequest of(Http2Headers head, Throwable fault) {
        FullHttpRequest request = request(head);
        for (AsciiString field : KEPT) {
            if (head.contains(field)) {
                request.headers().set(field, head.get(field));
            }
        }
        request.setDecoderResult(DecoderResult.failure(fault));
        return request;
    }

    /** What cannot be a first line in HTTP/1.1 has the one that Netty gives such requests there. */
    private static FullHttpRequest request(Http2Headers head) {
        try {
            String method = Objects.requireNonNullElse(head.method(), "").toString();
            String path = Objects.requireNonNullElse(head.path(), "").toString();
            return request(HttpMethod.valueOf(method), path);
        } catch (IllegalArgumentException e) {
            return request(HttpMethod.GET, "/bad-request");
        }
    }

    private static FullHttpRequest request(HttpMethod method, String path) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, path, Unpooled.EMPTY_BUFFER);
    }
}
