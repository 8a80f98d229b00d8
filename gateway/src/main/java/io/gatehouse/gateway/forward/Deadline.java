package io.gatehouse.gateway.forward;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stops an exchange that takes longer than its route allows: until the answer begins, counted from the end of the
 * upload, or as a whole. A single timer checks the time when it is due, and is set again if there is still time. It is only
 * touched on the caller's event loop, so that no other one is left running; usually everything happens there anyway.
 */
final class Deadline implements Runnable {

    private final EventLoop loop;
    private final LongBinaryOperator completeAt;
    private final Runnable tooLate;
    private final long responseNanos;
    private final long exchangeNanos;
    private final long startNanos = System.nanoTime();
    private volatile boolean over;
    private boolean answered;
    private boolean stopped;
    private @Nullable Future<?> timer;

    /**
     * Counts from this moment.
     *
     * @param completeAt when the request that is currently in flight had been sent completely, given the time at which it
     *     began and the present one
     * @param tooLate called to stop the exchange
     */
    Deadline(RoutePolicy policy, EventLoop loop, LongBinaryOperator completeAt, Runnable tooLate) {
        this.loop = loop;
        this.completeAt = completeAt;
        this.tooLate = tooLate;
        this.responseNanos = policy.responseTimeout().toNanos();
        this.exchangeNanos = policy.exchangeTimeout().toNanos();
    }

    void start() {
        if (!loop.inEventLoop()) {
            loop.execute(this::start);
            return;
        }
        dueIn(Math.min(responseNanos, exchangeNanos));
    }

    /** The answer has begun, so only the deadline of the whole exchange still counts. */
    void answered() {
        if (!loop.inEventLoop()) {
            loop.execute(this::answered);
            return;
        }
        cancel();
        answered = true;
        dueIn(exchangeNanos - (System.nanoTime() - startNanos));
    }

    /** Stops the timer for good. */
    void stop() {
        if (!loop.inEventLoop()) {
            loop.execute(this::stop);
            return;
        }
        stopped = true;
        cancel();
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
            left = Math.min(left, responseNanos - (now - completeAt.applyAsLong(startNanos, now)));
        }
        if (left > 0) {
            dueIn(left);
        } else {
            over = true;
            tooLate.run();
        }
    }

    private void dueIn(long nanos) {
        if (!stopped) {
            timer = loop.schedule(this, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
