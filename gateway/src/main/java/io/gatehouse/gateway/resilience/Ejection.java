package io.gatehouse.gateway.resilience;

import java.util.function.LongSupplier;

/**
 * Keeps requests from an instance that has failed several times in a row: for a time that doubles with each ejection,
 * and with a small share of requests at first when it returns (Envoy calls this outlier detection).
 */
final class Ejection {

    private static final int MAX_DOUBLINGS = 5;
    private static final double LEAST_SHARE = 0.1;

    private final BalancingSettings settings;
    private final LongSupplier nanoTime;
    private final Runnable counter;
    private int failures;
    private int times;

    /** From an ejection until it has its whole share again. */
    private volatile boolean recovering;

    private volatile long untilNanos;

    Ejection(BalancingSettings settings, LongSupplier nanoTime, Runnable counter) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.counter = counter;
    }

    synchronized void failed() {
        failures++;
        if (failures >= settings.ejectionFailures() && !isEjected()) {
            failures = 0;
            untilNanos = nanoTime.getAsLong() + (settings.ejectionTime().toNanos() << Math.min(times, MAX_DOUBLINGS));
            times++;
            recovering = true;
            counter.run();
        }
    }

    /** Very cheap unless the instance has failed. */
    void succeeded() {
        if (failures != 0 || recovering) {
            recover();
        }
    }

    private synchronized void recover() {
        failures = 0;
        if (recovering && share() == 1) {
            times = 0;
            recovering = false;
        }
    }

    boolean isEjected() {
        return recovering && nanoTime.getAsLong() - untilNanos < 0;
    }

    /** Its share of requests relative to other instances: grows to 1 after its return. */
    double share() {
        if (!recovering) {
            return 1;
        }
        double returned = (double) (nanoTime.getAsLong() - untilNanos)
                / settings.slowReturn().toNanos();
        return Math.clamp(returned, LEAST_SHARE, 1);
    }
}
