package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.route.RoutePolicy;
import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops an exchange that takes longer than its route allows: until the answer begins, counted from the end of the upload,
 * or as a whole. One timer, which looks at the clock when it is due and goes on waiting if there is a reason.
 */
final class Deadline implements Runnable {

    private final EventLoop loop;
    private final Supplier<OutboundRequest> outbound;
    private final Runnable tooLate;
    private final long responseNanos;
    private final long exchangeNanos;
    private final long startNanos = System.nanoTime();
    private volatile boolean answered;
    private volatile boolean over;
    private volatile @Nullable Future<?> timer;

    /**
     * Begins with this moment.
     *
     * @param outbound the request that is on its way now
     * @param tooLate what stops the exchange
     */
    Deadline(RoutePolicy policy, EventLoop loop, Supplier<OutboundRequest> outbound, Runnable tooLate) {
        this.loop = loop;
        this.outbound = outbound;
        this.tooLate = tooLate;
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
            over = true;
            tooLate.run();
        }
    }

    private void dueIn(long nanos) {
        timer = loop.schedule(this, nanos, TimeUnit.NANOSECONDS);
    }
}
