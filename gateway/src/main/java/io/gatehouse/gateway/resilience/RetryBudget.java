package io.gatehouse.gateway.resilience;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits retries to a share of the requests, so that they cannot multiply the load on a service that is failing under
 * load. Every request adds its share, every retry takes a whole one. A reserve allows for services with few requests;
 * even without one, a single retry can be saved up.
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

    /** Takes one retry from the budget, if there is enough. */
    boolean withdraw() {
        if (balance.addAndGet(-WHOLE) >= 0) {
            return true;
        }
        balance.addAndGet(WHOLE);
        return false;
    }
}
