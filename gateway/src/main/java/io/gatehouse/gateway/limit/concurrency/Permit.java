package io.gatehouse.gateway.limit.concurrency;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Permission for one request to wait for a service. Only the first call that ends it counts, because an answer and a
 * caller's leaving may coincide.
 */
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

    /** The answer has begun. So much of the time until then was the caller's. */
    public void succeeded(long callersNanos) {
        end(callersNanos, false);
    }

    /** The service took too long. */
    public void dropped() {
        end(0, true);
    }

    /**
     * The time taken says nothing about the service: the caller left or was slow, or the service could not be reached.
     */
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
