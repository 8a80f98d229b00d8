package io.gatehouse.systemtest.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that was started and has not been waited for. */
public final class RunningCommand {

    private final Process process;
    private final BufferedReader reader;
    private final CompletableFuture<Process> limit;
    private final StringBuilder output = new StringBuilder();

    RunningCommand(Process process, Duration limit) {
        this.process = process;
        this.reader = process.inputReader();
        this.limit =
                process.onExit().orTimeout(limit.toSeconds(), TimeUnit.SECONDS).exceptionally(late -> kill());
    }

    /** Reads its output up to a line with this text; fails if it ends before. */
    public RunningCommand awaitLine(String text) {
        String line = readLine();
        while (line != null && !line.contains(text)) {
            line = readLine();
        }
        if (line == null) {
            throw new AssertionError("It ended without printing '" + text + "':\n" + output);
        }
        return this;
    }

    /** Asks it to end, with the signal that a service manager or a closing terminal sends. */
    public RunningCommand terminate() {
        // Process.destroy would also close its output.
        process.toHandle().destroy();
        return this;
    }

    /** Waits for its end. */
    public Outcome end() {
        while (readLine() != null) {
            // readLine collects the lines
        }
        return new Outcome(limit.join().exitValue(), output.toString());
    }

    /** Kills it and all its descendants. */
    private Process kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        return process.destroyForcibly().onExit().join();
    }

    private @Nullable String readLine() {
        try {
            String line = reader.readLine();
            if (line != null) {
                output.append(line).append('\n');
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
