package io.gatehouse.gateway.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests in flight that share one client's connections to one address. Configured routes to the same address share them
 * although each has an {@link Instance} of its own.
 */
final class ConnectionPool {

    private final int connections;
    private final AtomicInteger pending = new AtomicInteger();

    /**
     * @param connections the most connections there may be
     */
    ConnectionPool(int connections) {
        this.connections = connections;
    }

    void begin() {
        pending.incrementAndGet();
    }

    void end() {
        pending.decrementAndGet();
    }

    int pending() {
        return pending.get();
    }

    /** Whether there are more requests in flight than there may be connections. */
    boolean isFull() {
        return pending.get() > connections;
    }
}
