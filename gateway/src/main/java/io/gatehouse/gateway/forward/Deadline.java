package io.gatehouse.gateway.forward;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops an exchange that takes longer than its route allows: until the answer begins, counted from the end of the
 * upload, or as a whole. A single timer checks the time when it is due, and is set again if there is still time.
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
     * Counts from this moment.
     *
     * @param outbound supplies the request that is currently in flight
     * @param tooLate called to stop the exchange
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

    /** The answer has begun, so only the deadline of the whole exchange still counts. */
    void answered() {
        stop();
        answered = true;
        dueIn(exchangeNanos - (System.nanoTime() - startNanos));
    }

    /** Stops the timer. */
    void stop() {
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** Whether the time is over. */
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
