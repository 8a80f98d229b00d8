package io.gatehouse.stack.database;

import io.gatehouse.stack.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the process that serves a data directory, which PostgreSQL itself records there. */
final class Postmaster {

    private static final int PID_LINE = 0;
    private static final int START_LINE = 2;

    private Postmaster() {}

    static Optional<ProcessHandle> of(Path data) {
        return record(data.resolve("postmaster.pid"))
                .flatMap(ProcessRecord::running)
                .map(process -> process.handle());
    }

    private static Optional<ProcessRecord> record(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            long pid = Long.parseLong(lines.get(PID_LINE).strip());
            Instant start =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE).strip()));
            return Optional.of(new ProcessRecord(Postgres.NAME, pid, start));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
