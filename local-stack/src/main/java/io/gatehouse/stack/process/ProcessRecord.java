package io.gatehouse.stack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it is recorded on disk. The system reuses the numbers of ended processes, so the start time must match as well.
 */
public record ProcessRecord(String name, long pid, Instant start) {

    /** Start times are computed from the boot time, which shifts a little when the clock is corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** The record of a process that is alive now. */
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

    /** The process, if it is still alive. */
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
