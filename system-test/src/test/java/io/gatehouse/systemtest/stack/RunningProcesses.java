package io.gatehouse.systemtest.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the processes of a stack. local-stack records each on a line: name, process id, start. */
final class RunningProcesses {

    private final Path file;

    RunningProcesses(Stack stack) {
        this.file = stack.directory().resolve("processes");
    }

    /** The process with this name. */
    ProcessHandle of(String name) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", -1))
                    .filter(fields -> fields[0].equals(name))
                    .map(fields -> Long.parseLong(fields[1]))
                    .findFirst()
                    .flatMap(ProcessHandle::of)
                    .orElseThrow(() -> new AssertionError(file + " names no running " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
