package io.gatehouse.gateway.limit.concurrency;

import java.util.concurrent.atomic.AtomicBoolean;

/** Leave for one request to wait for a service. Only its first end counts: an answer and a caller's leaving may meet. */
public final class Permit {

    private final ConcurrencyLimit limit;
    private final int inUse;
    private final long start;
    private final AtomicBoolean ended = new AtomicBoolean();

    Permit(ConcurrencyLimit limit, int inUse, long start) {
        this.limit = limit;
        this.inUse = inUse;
        this.start = start;
    }

    /** The answer has begun, and of the time until then so much was the caller's. */
    public void succeeded(long callersNanos) {
        end(callersNanos, false);
    }

    /** The service was too slow. */
    public void dropped() {
        end(0, true);
    }

    /** The time it took says nothing about the service: the caller left or took its time, or nobody could be reached. */
    public void ignored() {
        if (ended.compareAndSet(false, true)) {
            limit.release();
        }
    }

    private void end(long callersNanos, boolean dropped) {
        if (ended.compareAndSet(false, true)) {
            limit.release(start + callersNanos, inUse, dropped);
        }
    }
}
