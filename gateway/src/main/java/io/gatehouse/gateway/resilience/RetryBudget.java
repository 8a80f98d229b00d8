package io.gatehouse.gateway.resilience;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Retries are a share of the requests and no more, so that they cannot multiply the load on a service that fails under
 * load. Every request pays its share in, every retry takes a whole out; a reserve serves where requests are few. Without one, a whole
 * can be saved up all the same.
 */
final class RetryBudget {

    private static final long WHOLE = 100;

    private final long share;
    private final long max;
    private final AtomicLong balance;

    RetryBudget(RetrySettings settings) {
        share = settings.budgetPercent();
        max = Math.max(1, settings.reserve()) * WHOLE;
        balance = new AtomicLong(settings.reserve() * WHOLE);
    }

    /** A request began. */
    void deposit() {
        if (balance.get() < max) {
            balance.addAndGet(share);
        }
    }

    /** Whether there is enough for one retry, which is paid for then. */
    boolean withdraw() {
        if (balance.addAndGet(-WHOLE) >= 0) {
            return true;
        }
        balance.addAndGet(WHOLE);
        return false;
    }
}
