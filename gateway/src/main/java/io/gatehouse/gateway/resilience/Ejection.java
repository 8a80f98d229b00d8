package io.gatehouse.gateway.resilience;

import java.util.function.LongSupplier;

/**
 * Leaves an instance alone that fails several times in a row: for a while that doubles each time, and with a small share
 * of the requests at first when it returns (Envoy calls this outlier detection).
 */
final class Ejection {

    private static final int MAX_DOUBLINGS = 5;
    private static final double LEAST_SHARE = 0.1;

    private final BalancingSettings settings;
    private final LongSupplier nanoTime;
    private final Runnable counter;
    private int failures;
    private int times;
    private volatile boolean everEjected;
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
            everEjected = true;
            counter.run();
        }
    }

    /** Costs nothing as long as it never failed. */
    void succeeded() {
        if (failures != 0 || everEjected) {
            recover();
        }
    }

    private synchronized void recover() {
        failures = 0;
        if (everEjected && share() == 1) {
            times = 0;
            everEjected = false;
        }
    }

    boolean isEjected() {
        return everEjected && nanoTime.getAsLong() - untilNanos < 0;
    }

    /** Which share of the requests of another it may take: grows to 1 after its return. */
    double share() {
        if (!everEjected) {
            return 1;
        }
        double returned = (double) (nanoTime.getAsLong() - untilNanos)
                / settings.slowReturn().toNanos();
        return Math.clamp(returned, LEAST_SHARE, 1);
    }
}
