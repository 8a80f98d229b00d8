package io.gatehouse.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Requests at a fixed rate, spread evenly over connections and time, whether or not those before them are answered. A
 * latency counts from when the request was due, not from when it could be sent at last: whoever is slow for a moment
 * has kept everyone waiting who came meanwhile.
 */
public final class FixedRate {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Everyone connects first. */
    private static final long LEAD_NANOS = 200_000_000;

    private final Endpoint endpoint;
    private final int connections;
    private final long interval;
    private final int each;

    private FixedRate(Endpoint endpoint, int connections, double perSecond, double seconds) {
        this.endpoint = endpoint;
        this.connections = connections;
        this.interval = Math.round(NANOS_PER_SECOND * connections / perSecond);
        this.each = (int) Math.max(1, Math.round(perSecond * seconds / connections));
    }

    public static Latencies run(Endpoint endpoint, int connections, double perSecond, double seconds) {
        return new FixedRate(endpoint, connections, perSecond, seconds).run();
    }

    private Latencies run() {
        long start = System.nanoTime() + LEAD_NANOS;
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<long[]>> callers = IntStream.range(0, connections)
                    .<Callable<long[]>>mapToObj(i -> () -> call(start + interval * i / connections))
                    .toList();
            return Latencies.of(
                    threads.invokeAll(callers).stream().map(FixedRate::result).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] call(long start) throws IOException {
        wakeOnTime();
        long[] nanos = new long[each];
        try (Connection connection = new Connection(endpoint)) {
            for (int i = 0; i < each; i++) {
                long due = start + i * interval;
                sleepUntil(due);
                int status = connection.exchange();
                nanos[i] = status == 200 ? System.nanoTime() - due : Long.MAX_VALUE;
            }
        }
        return nanos;
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** The kernel lets a sleeper oversleep by 50 microseconds, unless it is told that every one counts. */
    private static void wakeOnTime() throws IOException {
        Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
        Files.writeString(Path.of("/proc").resolve(thread).resolve("timerslack_ns"), "1");
    }

    private static long[] result(Future<long[]> caller) {
        try {
            return caller.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? new UncheckedIOException(cause)
                    : new IllegalStateException(e);
        }
    }
}
