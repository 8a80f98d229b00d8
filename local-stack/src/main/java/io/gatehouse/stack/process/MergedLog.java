package io.gatehouse.stack.process;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Prints the logs of several processes as one. */
public final class MergedLog implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final List<LogFollower> followers = new ArrayList<>();

    /** Follows the logs of these processes from now on. */
    public MergedLog(Path logs, List<String> names, PrintStream out) {
        int width = names.stream().mapToInt(String::length).max().orElse(1);
        try {
            for (String name : names) {
                followers.add(new LogFollower(("%-" + width + "s | ").formatted(name), LogFile.of(logs, name), out));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Prints what the processes write until the future completes, and returns its value. */
    public <T> T printUntil(CompletableFuture<T> end) throws InterruptedException {
        while (!Waiting.until(end, INTERVAL)) {
            print();
        }
        print();
        return end.join();
    }

    private void print() {
        try {
            for (LogFollower follower : followers) {
                follower.print();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            for (LogFollower follower : followers) {
                follower.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static StackException failed(IOException e) {
        return new StackException("Cannot follow the logs: " + e.getMessage(), e);
    }
}
