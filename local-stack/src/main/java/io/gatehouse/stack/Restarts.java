package io.gatehouse.stack;

import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.process.StackProcess;
import io.gatehouse.stack.registry.Service;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Restarts services that end unexpectedly, while the others carry on. The pause before a restart doubles each time a service
 * lived only briefly.
 */
final class Restarts implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RunningStack stack;
    private final PrintStream out;

    Restarts(RunningStack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    /** Restarts this service from now on, until the stack is stopped or this object is closed. */
    void keep(Service service) {
        threads.execute(() -> watch(service));
    }

    private void watch(Service service) {
        Duration pause = Duration.ZERO;
        try {
            while (!stack.isEnding()) {
                StackProcess process = stack.process(service);
                pause = nextPause(pause, life(process));
                restart(service, process, pause);
            }
        } catch (InterruptedException e) {
            // This object was closed, so the service is no longer restarted.
            Thread.currentThread().interrupt();
        }
    }

    private static Duration life(StackProcess process) throws InterruptedException {
        long start = System.nanoTime();
        try {
            process.end().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The pause before the next start, computed from the last pause and from how long the service lived after it. */
    static Duration nextPause(Duration last, Duration life) {
        if (last.isZero() || life.compareTo(LONGEST_PAUSE) >= 0) {
            return FIRST_PAUSE;
        }
        Duration twice = last.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void restart(Service service, StackProcess ended, Duration pause) throws InterruptedException {
        say(ended.howItEnded() + " It is started again in " + pause.toSeconds() + " s; the others go on.");
        Thread.sleep(pause);
        try {
            stack.relaunch(service);
        } catch (StackException e) {
            say(e.getMessage());
        }
    }

    /** Prints the line, unless the stack is being stopped: then services are expected to end. */
    private void say(@Nullable String line) {
        if (!stack.isEnding()) {
            out.println(line);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
