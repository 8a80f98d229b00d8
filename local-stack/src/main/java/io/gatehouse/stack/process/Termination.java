package io.gatehouse.stack.process;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Stops processes with a signal, and kills those that have not ended in time. */
public final class Termination {

    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final Duration LAST_GRACE = Duration.ofSeconds(5);

    private Termination() {}

    /** Stops processes with SIGTERM. */
    public static void stop(Collection<ProcessHandle> processes, Duration grace) {
        stop(processes, ProcessHandle::destroy, grace);
    }

    /** Stops a process with SIGINT, at which PostgreSQL ends without waiting for its clients. */
    public static void interrupt(ProcessHandle process, Duration grace) {
        stop(List.of(process), Termination::sendInterrupt, grace);
    }

    private static void stop(Collection<ProcessHandle> processes, Consumer<ProcessHandle> ask, Duration grace) {
        processes.forEach(ask);
        if (!ended(processes, grace)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            ended(processes, LAST_GRACE);
        }
    }

    private static void sendInterrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean ended(Collection<ProcessHandle> processes, Duration grace) {
        long start = System.nanoTime();
        while (processes.stream().anyMatch(Liveness::runs)) {
            if (System.nanoTime() - start > grace.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StackException("Interrupted while processes were being stopped", e);
    }
}
