package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.failure.UpstreamFailure;
import io.gatehouse.gateway.limit.BoundedBody;
import io.gatehouse.gateway.limit.concurrency.Permit;
import io.gatehouse.gateway.resilience.Instance;
import io.gatehouse.gateway.resilience.UpstreamService;
import io.gatehouse.gateway.route.RoutePolicy;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** One forwarded request, until its answer ends. It is stopped if the caller leaves or a deadline passes. */
final class Exchange implements ChannelFutureListener {

    private final NettyHttpRequest<?> inbound;
    private final UpstreamService service;
    private final String target;
    private final Permit permit;
    private final Channel caller;
    private final Deadline deadline;
    private final RetryDecision retries;
    private final boolean uploads;
    private final long startNanos = System.nanoTime();
    private Instance instance;
    private OutboundRequest outbound;
    private Sinks.@Nullable Empty<HttpResponse<?>> waiting;

    Exchange(NettyHttpRequest<?> inbound, UpstreamService service, String target, RoutePolicy policy, Permit permit) {
        this.inbound = inbound;
        this.service = service;
        this.target = target;
        this.permit = permit;
        this.caller = inbound.getChannelHandlerContext().channel();
        this.uploads = !(inbound.byteBody() instanceof AvailableByteBody);
        this.retries = new RetryDecision(inbound, service, policy.retries());
        this.instance = service.begin(null);
        this.outbound = OutboundRequest.of(inbound, instance, target);
        this.deadline = new Deadline(policy, caller.eventLoop(), () -> outbound, this::abandon);
    }

    /** Sends the request, streaming its body. The result is the upstream's answer, or a problem. */
    @SuppressWarnings("FutureReturnValueIgnored") // the listener is what the future is for
    Mono<MutableHttpResponse<?>> start() {
        caller.closeFuture().addListener(this);
        deadline.start();
        return send(BoundedBody.of(inbound));
    }

    /** The caller has left. */
    @Override
    public void operationComplete(ChannelFuture closed) {
        abandon();
    }

    private Mono<MutableHttpResponse<?>> send(@Nullable CloseableByteBody body) {
        Mono<HttpResponse<?>> answer = Mono.from(instance.client().exchange(outbound, body, null));
        outbound.noticeClosedConnection();
        return (outbound.connection() == null ? untilAbandoned(answer, body) : answer)
                .<MutableHttpResponse<?>>map(this::answered)
                .onErrorResume(this::failed);
    }

    /**
     * While the request waits for a connection, there is nothing to close that would end the wait; this ends it. An
     * abandoned request does not get a connection any more.
     */
    private Mono<HttpResponse<?>> untilAbandoned(Mono<HttpResponse<?>> answer, @Nullable CloseableByteBody body) {
        Sinks.Empty<HttpResponse<?>> abandonment = Sinks.empty();
        waiting = abandonment;
        if (outbound.isAbandoned()) {
            abandon();
        }
        return answer.or(abandonment.asMono()).doOnError(failure -> {
            if (body != null) {
                body.close();
            }
        });
    }

    private void abandon() {
        outbound.abandon();
        Sinks.Empty<HttpResponse<?>> abandonment = waiting;
        if (abandonment != null && outbound.connection() == null) {
            abandonment.tryEmitError(new CancellationException("Nobody waits for the answer any longer"));
        }
    }

    private MutableHttpResponse<?> answered(HttpResponse<?> answer) {
        stopWatching();
        Visit.of(inbound).upstreamAnswered();
        permit.succeeded(uploadNanos());
        service.answered(System.nanoTime() - startNanos);
        if (UpstreamFailure.isGatewayError(answer.code())) {
            instance.failed();
        } else {
            instance.succeeded();
        }
        if (((ByteBodyHttpResponse<?>) answer).byteBody() instanceof AvailableByteBody) {
            ended();
        } else {
            deadline.answered();
        }
        return InboundResponse.of(answer, outbound, this::ended);
    }

    /** How long the caller took to send a streamed body. */
    private long uploadNanos() {
        return uploads ? outbound.completeAt(startNanos, System.nanoTime()) - startNanos : 0;
    }

    private void ended() {
        deadline.stop();
        instance.end();
    }

    /**
     * The actual cause of a failure. If the deadline passed, the end of the connection is only a consequence. And if
     * the request waited in vain for a connection, the upstream was slow to accept one, unless all permitted
     * connections were in use.
     */
    private Throwable cause(Throwable thrown) {
        boolean late = deadline.isOver();
        boolean unconnected = outbound.connection() == null;
        if (unconnected && (late || UpstreamFailure.of(thrown) == UpstreamFailure.OVERLOADED)) {
            return instance.isFull()
                    ? new TimeoutException("Every connection is in use")
                    : ReadTimeoutException.TIMEOUT_EXCEPTION;
        }
        return late ? ReadTimeoutException.TIMEOUT_EXCEPTION : thrown;
    }

    private Mono<MutableHttpResponse<?>> failed(Throwable thrown) {
        Throwable failure = cause(thrown);
        boolean atFault = caller.isActive() && UpstreamFailure.isUpstreams(failure);
        instance.end();
        outbound.abandon();
        if (atFault && !outbound.isStale(failure)) {
            instance.failed();
        }
        Duration wait = caller.isActive() && !deadline.isOver() ? retries.waitAfter(failure, outbound) : null;
        return wait == null ? Mono.just(givenUp(failure, atFault)) : sendAgainAfter(wait, failure);
    }

    /**
     * The delay lets other events be handled first, even if it is zero: if the upstream closed all of its connections,
     * they are then out of the pool.
     */
    private Mono<MutableHttpResponse<?>> sendAgainAfter(Duration wait, Throwable failure) {
        return Mono.delay(wait, Schedulers.fromExecutorService(caller.eventLoop()))
                .then(Mono.defer(() -> sendAgain(failure)));
    }

    private Mono<MutableHttpResponse<?>> sendAgain(Throwable failure) {
        if (!caller.isActive() || deadline.isOver()) {
            return Mono.just(givenUp(cause(failure), caller.isActive()));
        }
        instance = service.begin(instance);
        outbound = OutboundRequest.of(inbound, instance, target);
        return send(null);
    }

    private MutableHttpResponse<?> givenUp(Throwable failure, boolean atFault) {
        stopWatching();
        deadline.stop();
        if (deadline.isOver() && atFault) {
            permit.dropped();
        } else {
            permit.ignored();
        }
        if (atFault) {
            service.unanswered(System.nanoTime() - startNanos, failure);
        } else {
            service.left();
        }
        return UpstreamFailure.answer(failure, inbound, service.id(), caller.isActive());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the same future as before
    private void stopWatching() {
        caller.closeFuture().removeListener(this);
    }
}
