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

/**
 * Makes an HTTP/1.1 request, marked as failed, from an HTTP/2 head that was refused, so that it is answered like a refused one
 * over HTTP/1.
 */
final class RefusedStream {

    /** The fields that identify the request in its answer and in the logs. */
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

    /**
     * If the head cannot be written as an HTTP/1.1 first line, the request gets the one that Netty gives to unreadable
     * requests.
     */
    private static FullHttpRequest request(Http2Headers head) {
        try {
            String method = Objects.requireNonNullElse(head.method(), "").toString();
            String path = Objects.requireNonNullElse(head.path(), "").toString();
            return request(HttpMethod.valueOf(method), path);
        } catch (IllegalArgumentException e) {
            return request(HttpMethod.GET, DecoderFault.UNREADABLE_TARGET);
        }
    }

    private static FullHttpRequest request(HttpMethod method, String path) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, path, Unpooled.EMPTY_BUFFER);
    }
}
