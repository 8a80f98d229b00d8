package io.gatehouse.gateway.forward;

import io.gatehouse.shared.request.RequestId;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.micronaut.http.netty.NettyMutableHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Objects;

/** Builds the caller's answer: the upstream's status, header fields and body, without what belongs to the hop. */
final class InboundResponse {

    private InboundResponse() {}

    static MutableHttpResponse<?> of(HttpResponse<?> answer, OutboundRequest outbound, Runnable ended) {
        HttpHeaders headers = ((NettyHttpHeaders) answer.getHeaders()).getNettyHeaders();
        HopByHop.removeFrom(headers);
        headers.set(RequestId.HEADER, outbound.requestId());

        Via.addTo(headers);
        MutableHttpResponse<ForwardedBody> response = new NettyMutableHttpResponse<>(
                HttpVersion.HTTP_1_1,
                status(answer),
                headers,
                new ForwardedBody(
                        ((ByteBodyHttpResponse<?>) answer).byteBody(),
                        outbound.trailers(),
                        Objects.requireNonNull(outbound.connection()),
                        ended),
                ConversionService.SHARED);
        response.bodyWriter(ForwardedBodyWriter.INSTANCE);
        return response;
    }

    /**
     * Micronaut recognises statuses without a body only by these very constants, and adds a {@code Content-Length} of 0
     * to others.
     */
    private static HttpResponseStatus status(HttpResponse<?> answer) {
        return switch (answer.code()) {
            case 204 -> HttpResponseStatus.NO_CONTENT;
            case 304 -> HttpResponseStatus.NOT_MODIFIED;
            default -> HttpResponseStatus.valueOf(answer.code(), answer.reason());
        };
    }
}
