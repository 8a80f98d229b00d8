package io.gatehouse.stack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it is remembered on disk. The system gives the number of an ended process to another one, so a number
 * alone says nothing: the start time must fit, too.
 */
public record ProcessRecord(String name, long pid, Instant start) {

    /** Start times are reckoned from the boot time, which moves a little when the clock is corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** The record of a process alive now. */
    static ProcessRecord of(String name, ProcessHandle handle) {
        return new ProcessRecord(
                name, handle.pid(), handle.info().startInstant().orElseGet(Instant::now));
    }

    /** Reads what {@link #line} wrote. */
    static ProcessRecord parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(line);
        }
        return new ProcessRecord(parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }

    String line() {
        return name + " " + pid + " " + start.toEpochMilli();
    }

    /** The process, if it is alive still. */
    public Optional<StackProcess> running() {
        return ProcessHandle.of(pid)
                .filter(Liveness::runs)
                .filter(this::startedThen)
                .map(handle -> new StackProcess(name, handle));
    }

    private boolean startedThen(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .filter(instant -> Duration.between(instant, start).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }
}
