package io.gatehouse.stocks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in its own time; only what never happens fails. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NANOS_BETWEEN = 20_000_000;

    private Await() {}

    /** Asks again and again until it is so. */
    public static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Did not become so within " + PATIENCE);
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
        }
    }
}
