package io.gatehouse.gateway.forward;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.micronaut.http.netty.NettyMutableHttpResponse;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** What the caller is answered: the upstream's status, header fields and body, without what belonged to the hop. */
final class InboundResponse {

    /** Under this name Micronaut's client keeps the connection that a request went out on. */
    private static final String CHANNEL = "netty_channel";

    private InboundResponse() {}

    static MutableHttpResponse<?> of(HttpResponse<?> answer, HttpRequest<?> inbound, MutableHttpRequest<?> outbound) {
        HttpHeaders headers = ((NettyHttpHeaders) answer.getHeaders()).getNettyHeaders();
        HopByHop.removeFrom(headers);
        ByteBody body = ((ByteBodyHttpResponse<?>) answer).byteBody();
        return response(
                answer,
                headers,
                body,
                outbound.getAttribute(CHANNEL, Channel.class).orElseThrow());
    }

    private static MutableHttpResponse<?> response(
            HttpResponse<?> answer, HttpHeaders headers, ByteBody body, Channel connection) {
        MutableHttpResponse<ForwardedBody> response = new NettyMutableHttpResponse<>(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.code(), answer.reason()),
                headers,
                new ForwardedBody(body, connection),
                ConversionService.SHARED);
        response.bodyWriter(ForwardedBodyWriter.INSTANCE);
        return response;
    }
}
