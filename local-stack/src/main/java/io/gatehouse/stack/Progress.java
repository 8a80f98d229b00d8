package io.gatehouse.stack;

import java.io.PrintStream;
import java.time.Duration;

/** Prints a line for each process that has started, and how long that took. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void ready(String name, String address) {
        out.println("  %-22s %-24s ready after %s".formatted(name, address, elapsed()));
    }

    String elapsed() {
        return "%.1f s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }
}
