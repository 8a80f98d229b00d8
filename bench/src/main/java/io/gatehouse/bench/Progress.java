package io.gatehouse.bench;

import java.io.PrintStream;
import java.time.Duration;

/** Prints what is being done, one line each, with the time since the start. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void step(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - start);
        say("%3d:%02d  %s".formatted(since.toMinutes(), since.toSecondsPart(), what));
    }

    void say(String line) {
        out.println(line);
    }
}
