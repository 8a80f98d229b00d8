package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.UpstreamFailure;
import io.gatehouse.gateway.route.RoutePolicy;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops an exchange that takes longer than its route allows: until the answer begins, counted from the end of the upload,
 * or as a whole. One timer, which looks at the clock when it is due and goes on waiting if there is a reason.
 */
final class Deadline implements Runnable {

    private final EventLoop loop;
    private final Supplier<OutboundRequest> outbound;
    private final long responseNanos;
    private final long exchangeNanos;
    private final long startNanos = System.nanoTime();
    private volatile boolean answered;
    private volatile boolean over;
    private volatile boolean waiting;
    private volatile @Nullable Future<?> timer;

    Deadline(RoutePolicy policy, EventLoop loop, Supplier<OutboundRequest> outbound) {
        this.loop = loop;
        this.outbound = outbound;
        this.responseNanos = policy.responseTimeout().toNanos();
        this.exchangeNanos = policy.exchangeTimeout().toNanos();
    }

    void start() {
        dueIn(Math.min(responseNanos, exchangeNanos));
    }

    /** The answer has begun: from here on only the whole counts. */
    void answered() {
        stop();
        answered = true;
        dueIn(exchangeNanos - (System.nanoTime() - startNanos));
    }

    /** Nothing is waited for any longer. */
    void stop() {
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** Whether it was too late. */
    boolean isOver() {
        return over;
    }

    /** Why the exchange failed: if it was stopped for being too late, the connection's end is only a consequence. */
    Throwable cause(Throwable thrown) {
        if (!over || (waiting && UpstreamFailure.of(thrown) == UpstreamFailure.OVERLOADED)) {
            return thrown;
        }
        return waiting && outbound.get().isReusingConnection()
                ? new TimeoutException("Every connection was in use until it was too late")
                : ReadTimeoutException.TIMEOUT_EXCEPTION;
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        long left = exchangeNanos - (now - startNanos);
        if (!answered) {
            left = Math.min(left, responseNanos - (now - outbound.get().completeAt(startNanos, now)));
        }
        if (left > 0) {
            dueIn(left);
        } else {
            waiting = outbound.get().connection() == null;
            over = true;
            outbound.get().abandon();
        }
    }

    private void dueIn(long nanos) {
        timer = loop.schedule(this, nanos, TimeUnit.NANOSECONDS);
    }
}
