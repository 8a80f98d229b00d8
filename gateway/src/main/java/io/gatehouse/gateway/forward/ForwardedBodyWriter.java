package io.gatehouse.gateway.forward;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelPipeline;
import java.io.OutputStream;

/**
 * Hands the upstream's bytes to the server unchanged: directly if they have all arrived and no trailers follow, through a
 * relay if not.
 */
final class ForwardedBodyWriter implements ResponseBodyWriter<ForwardedBody> {

    static final ForwardedBodyWriter INSTANCE = new ForwardedBodyWriter();

    private ForwardedBodyWriter() {}

    /** Unlike the default, adds no content type if the upstream sent none. */
    @Override
    public ByteBodyHttpResponse<?> write(
            ByteBodyFactory factory,
            HttpRequest<?> request,
            MutableHttpResponse<ForwardedBody> response,
            Argument<ForwardedBody> type,
            MediaType mediaType,
            ForwardedBody body) {
        return ByteBodyHttpResponseWrapper.wrap(response, relayed(factory, request, body));
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory factory,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<ForwardedBody> type,
            MediaType mediaType,
            ForwardedBody body) {
        return relayed(factory, request, body);
    }

    @Override
    public void writeTo(
            Argument<ForwardedBody> type,
            MediaType mediaType,
            ForwardedBody body,
            MutableHeaders headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("A forwarded body is never written to a blocking stream");
    }

    private static CloseableByteBody relayed(ByteBodyFactory factory, HttpRequest<?> request, ForwardedBody body) {
        return body.isComplete() && body.trailers().isEmpty()
                ? body.bytes().move()
                : BodyRelay.of(body, callers(request), (NettyByteBodyFactory) factory);
    }

    private static ChannelPipeline callers(HttpRequest<?> request) {
        return ((NettyHttpRequest<?>) request).getChannelHandlerContext().pipeline();
    }
}
