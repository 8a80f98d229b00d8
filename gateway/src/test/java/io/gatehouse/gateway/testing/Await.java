package io.gatehouse.gateway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what happens in its own time; only what never happens fails. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Await() {}

    /** Asks again and again until it is so. */
    public static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Did not become so within " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    /** Does this beside the test. */
    public static <T> CompletableFuture<T> start(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** What a task that runs beside the test comes to. */
    public static <T> T result(CompletableFuture<T> task) {
        return task.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
