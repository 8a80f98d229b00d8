package io.gatehouse.gateway.forward;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_HTTP_RESPONSE;

import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.failure.UpstreamFailure;
import io.gatehouse.gateway.limit.upload.Upload;
import io.gatehouse.gateway.resilience.Instance;
import io.gatehouse.gateway.resilience.InstanceRequest;
import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.netty.NettyHttpHeaders;
import io.micronaut.http.netty.NettyHttpRequestBuilder;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.channels.ClosedChannelException;

/**
 * The request to the upstream: the inbound request with the upstream's address, without its body and without what
 * belongs to the hop. Its target reaches the upstream byte for byte, because it is never parsed and put together again.
 */
final class OutboundRequest extends InstanceRequest implements NettyHttpRequestBuilder {

    private final Instance instance;
    private final String target;

    private Upload upload = Upload.NONE;

    /** Written before the answer is handed on. */
    private Trailers trailers = Trailers.NONE;

    OutboundRequest(HttpRequest<Object> request, Instance instance, String target) {
        super(request);
        this.instance = instance;
        this.target = target;
    }

    static OutboundRequest of(NettyHttpRequest<?> inbound, Instance instance, String target) {
        OutboundRequest outbound = new OutboundRequest(
                HttpRequest.create(inbound.getMethod(), "/", inbound.getMethodName()),
                instance,
                instance.path() + target);
        outbound.uri(instance.address());
        HttpHeaders headers = ((NettyHttpHeaders) outbound.getHeaders()).getNettyHeaders();
        headers.set(inbound.getNativeRequest().headers());
        HopByHop.removeFrom(headers);
        ForwardedHeaders.rebuild(headers, inbound);
        Via.addTo(headers, inbound);
        MaxForwards.countDown(headers, inbound);
        headers.set(RequestId.HEADER, RequestId.of(inbound));
        Visit.of(inbound).forwardedTo(instance.address(), headers);
        return outbound;
    }

    /** The instance it is sent to. */
    Instance instance() {
        return instance;
    }

    /**
     * Checks whether the connection closed just before the request was written. Micronaut's client hands a request to
     * the connection's event loop without checking there, and on a closed connection neither an answer nor an error
     * would ever come.
     */
    void noticeClosedConnection() {
        Channel taken = connection();
        if (taken != null && !taken.eventLoop().inEventLoop()) {
            taken.eventLoop().execute(() -> failIfClosed(taken));
        }
    }

    /** The id by which the caller, the upstream and the logs know it. */
    String requestId() {
        return ((NettyHttpHeaders) getHeaders()).getNettyHeaders().get(RequestId.HEADER);
    }

    /** This is its body. */
    void carries(Upload body) {
        upload = body;
    }

    /** Its body has been sent completely on this connection. */
    static void uploadedOn(Channel connection) {
        if (InstanceRequest.latestOn(connection) instanceof OutboundRequest sent) {
            sent.upload.end();
        }
    }

    /** Its answer begins on this connection: these are the trailers that may follow the answer's body. */
    static void answeredOn(Channel connection, Trailers trailers) {
        if (InstanceRequest.latestOn(connection) instanceof OutboundRequest asked) {
            asked.trailers = trailers;
        }
    }

    /** The trailers that may follow the body of its answer, which has begun. */
    Trailers trailers() {
        return trailers;
    }

    /**
     * When it had been sent completely, as far as is known, given the time at which it began; now, if it is still being
     * uploaded.
     */
    long completeAt(long startNanos, long nowNanos) {
        Channel taken = connection();
        UploadProgress upload = taken == null ? null : taken.pipeline().get(UploadProgress.class);
        return upload == null ? startNanos : upload.lastProgress(startNanos, nowNanos);
    }

    /** Its time is over: if the rest of its body has yet to come, it fails because of the caller. */
    void giveUpUpload() {
        onConnection(OutboundRequest::giveUpUpload);
    }

    /**
     * Whether it failed because the upstream closed a reused connection, which may just have been idle for too long.
     */
    boolean isStale(Throwable failure) {
        return isReusingConnection() && UpstreamFailure.isClosedConnection(failure);
    }

    @Override
    public io.netty.handler.codec.http.HttpRequest toHttpRequestWithoutBody() {
        return new RawTargetRequest(
                HttpMethod.valueOf(getMethodName()), target, ((NettyHttpHeaders) getHeaders()).getNettyHeaders());
    }

    private static void giveUpUpload(Channel taken) {
        ChannelHandlerContext upload = taken.pipeline().context(UploadProgress.class);
        if (upload != null) {
            ((UploadProgress) upload.handler()).giveUp(upload);
        }
    }

    private static void failIfClosed(Channel channel) {
        if (!channel.isActive() && channel.pipeline().get(HANDLER_MICRONAUT_HTTP_RESPONSE) != null) {
            channel.pipeline().fireExceptionCaught(new ClosedChannelException());
        }
    }
}
