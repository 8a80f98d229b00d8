package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.access.Visit;
import io.gatehouse.gateway.failure.UpstreamFailure;
import io.gatehouse.gateway.limit.BoundedBody;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends one request to its upstream, again if need be, until its answer ends, the caller leaves or a deadline passes. */
final class Exchange implements ChannelFutureListener {

    private final NettyHttpRequest<?> inbound;
    private final Admission admission;
    private final String target;
    private final Channel caller;
    private final Deadline deadline;
    private final Duration connectTimeout;
    private final RetryDecision retries;
    private OutboundRequest outbound;

    /** Written wherever the token was checked, and read on the caller's event loop. */
    private volatile @Nullable ConnectionWait waiting;

    Exchange(NettyHttpRequest<?> inbound, Admission admission, String target, RoutePolicy policy) {
        this.inbound = inbound;
        this.admission = admission;
        this.target = target;
        this.caller = inbound.getChannelHandlerContext().channel();
        this.connectTimeout = policy.connectTimeout();
        this.retries = new RetryDecision(inbound, admission.service(), policy.retries());
        this.outbound = OutboundRequest.of(inbound, admission.service().begin(null), target);
        outbound.carries(admission.upload());
        this.deadline = new Deadline(policy, caller.eventLoop(), this::completeAt, this::expire);
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
        Mono<HttpResponse<?>> answer = Mono.from(outbound.instance().client().exchange(outbound, body, null));
        outbound.noticeClosedConnection();
        return (outbound.connection() == null ? untilAbandoned(answer, body) : answer)
                .<MutableHttpResponse<?>>map(this::answered)
                .onErrorResume(this::failed);
    }

    /** An abandoned request does not get a connection any more. */
    private Mono<HttpResponse<?>> untilAbandoned(Mono<HttpResponse<?>> answer, @Nullable CloseableByteBody body) {
        ConnectionWait wait = new ConnectionWait(outbound, connectTimeout, caller.eventLoop());
        waiting = wait;
        if (outbound.isAbandoned()) {
            abandon();
        }
        return wait.unlessGivenUp(answer, body);
    }

    private long completeAt(long startNanos, long nowNanos) {
        return outbound.completeAt(startNanos, nowNanos);
    }

    /** The deadline has passed. */
    private void expire() {
        outbound.giveUpUpload();
        abandon();
    }

    private void abandon() {
        outbound.abandon();
        ConnectionWait wait = waiting;
        if (wait != null) {
            wait.giveUp();
        }
    }

    private MutableHttpResponse<?> answered(HttpResponse<?> answer) {
        stopWatching();
        Visit.of(inbound).upstreamAnswered();
        admission.answered(outbound, answer.code());
        if (((ByteBodyHttpResponse<?>) answer).byteBody() instanceof AvailableByteBody) {
            ended();
        } else {
            deadline.answered();
        }
        return InboundResponse.of(answer, outbound, this::ended);
    }

    private void ended() {
        deadline.stop();
        admission.upload().end();
        outbound.instance().end();
    }

    private Mono<MutableHttpResponse<?>> failed(Throwable thrown) {
        FailedAttempt attempt = FailedAttempt.of(thrown, outbound, deadline.isOver(), caller.isActive());
        outbound.instance().end();
        outbound.abandon();
        if (attempt.upstreamsFault()) {
            outbound.instance().failed();
        }
        Duration wait = isWanted() ? retries.waitAfter(attempt.cause(), outbound) : null;
        return wait == null ? Mono.just(givenUp(attempt)) : sendAgainAfter(wait, attempt);
    }

    private boolean isWanted() {
        return caller.isActive() && !deadline.isOver();
    }

    /**
     * The delay lets other events be handled first, even if it is zero: if the upstream closed all of its connections,
     * they are then out of the pool.
     */
    private Mono<MutableHttpResponse<?>> sendAgainAfter(Duration wait, FailedAttempt attempt) {
        return Mono.delay(wait, Schedulers.fromExecutorService(caller.eventLoop()))
                .then(Mono.defer(() -> sendAgain(attempt)));
    }

    private Mono<MutableHttpResponse<?>> sendAgain(FailedAttempt attempt) {
        if (!isWanted()) {
            return Mono.just(givenUp(attempt.unrepeated(deadline.isOver(), caller.isActive())));
        }
        outbound = OutboundRequest.of(inbound, admission.service().begin(outbound.instance()), target);
        return send(null);
    }

    private MutableHttpResponse<?> givenUp(FailedAttempt attempt) {
        stopWatching();
        deadline.stop();
        admission.upload().end();
        if (attempt.upstreamsFault()) {
            admission.unanswered(attempt.cause(), deadline.isOver());
        } else {
            admission.left();
        }
        return UpstreamFailure.answer(
                attempt.cause(), inbound, admission.service().id(), caller.isActive());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the same future as before
    private void stopWatching() {
        caller.closeFuture().removeListener(this);
    }
}
