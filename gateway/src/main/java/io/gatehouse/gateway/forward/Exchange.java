package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.failure.UpstreamFailure;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One request on its way to an upstream until its answer begins; the caller's leaving meanwhile stops it. */
final class Exchange implements ChannelFutureListener {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    /** So that a request that brings the upstream down does not do so once for every connection there is. */
    private static final int MAX_ATTEMPTS = 4;

    private final NettyHttpRequest<?> inbound;
    private final Instance instance;
    private final OutboundRequest outbound;
    private final Channel caller;
    private final boolean repeatable;
    private int attempts;

    Exchange(NettyHttpRequest<?> inbound, Instance instance) {
        this.inbound = inbound;
        this.instance = instance;
        this.outbound = OutboundRequest.of(inbound, instance);
        this.caller = inbound.getChannelHandlerContext().channel();
        this.repeatable = IDEMPOTENT.contains(inbound.getMethodName()) && isEmpty();
    }

    /** Sends the request with its body as it streams in; the answer is the upstream's, or a problem. */
    @SuppressWarnings("FutureReturnValueIgnored") // the listener is what the future is for
    Mono<MutableHttpResponse<?>> start() {
        caller.closeFuture().addListener(this);
        return send(inbound.byteBody().move());
    }

    /** The caller left. */
    @Override
    public void operationComplete(ChannelFuture closed) {
        outbound.abandon();
    }

    private Mono<MutableHttpResponse<?>> send(@Nullable CloseableByteBody body) {
        attempts++;
        Publisher<? extends HttpResponse<?>> answer = instance.client().exchange(outbound, body, null);
        outbound.noticeClosedConnection();
        return Mono.from(answer).<MutableHttpResponse<?>>map(this::answered).onErrorResume(this::failed);
    }

    private MutableHttpResponse<?> answered(HttpResponse<?> answer) {
        stopWatching();
        Visit.of(inbound).upstreamAnswered();
        return InboundResponse.of(answer, outbound);
    }

    private Mono<MutableHttpResponse<?>> failed(Throwable failure) {
        if (isStaleConnection(failure)) {
            outbound.forgetConnection();
            return Mono.defer(() -> send(null)).subscribeOn(afterOtherEvents());
        }
        stopWatching();
        outbound.abandon();
        return Mono.just(UpstreamFailure.answer(failure, inbound, instance.service(), caller.isActive()));
    }

    /**
     * The upstream closed an idle connection just as it was taken: no request of this kind is lost or done twice if it
     * is sent again (RFC 9110 section 9.2.2). The next connection may be stale too, a new one never is.
     */
    private boolean isStaleConnection(Throwable failure) {
        return repeatable
                && outbound.isReusingConnection()
                && attempts < MAX_ATTEMPTS
                && caller.isActive()
                && UpstreamFailure.isClosedConnection(failure);
    }

    /** If the upstream closed all of its connections, those are out of the pool by then. */
    private Scheduler afterOtherEvents() {
        return Schedulers.fromExecutor(caller.eventLoop());
    }

    private boolean isEmpty() {
        return inbound.byteBody() instanceof AvailableByteBody body && body.length() == 0;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the same future as before
    private void stopWatching() {
        caller.closeFuture().removeListener(this);
    }
}
