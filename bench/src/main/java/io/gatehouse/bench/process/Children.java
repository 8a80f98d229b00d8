package io.gatehouse.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** All processes that were started. They end with this one, however it ends. */
public final class Children implements AutoCloseable {

    private static final int GRACE_SECONDS = 5;

    private final Path logs;
    private final List<ChildProcess> running = new ArrayList<>();
    private boolean closed;

    public Children(Path logs) {
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-children"));
    }

    /** Starts a process that may use only this CPU. */
    public synchronized ChildProcess start(
            int cpu, String name, List<String> command, Map<String, String> environment) {
        if (closed) {
            throw new IllegalStateException(name + " cannot be started once the children are stopped");
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "--cpu-list", Integer.toString(cpu)));
        pinned.addAll(command);
        ChildProcess child = launch(name, pinned, environment);
        running.add(child);
        return child;
    }

    private ChildProcess launch(String name, List<String> command, Map<String, String> environment) {
        try {
            Path log = Files.createDirectories(logs).resolve(name + ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** Stops one of them and waits for its end. */
    public synchronized void stop(ChildProcess child) {
        running.remove(child);
        stop(List.of(child));
    }

    /** Stops all of them, and any other child of this process, such as wrk. */
    @Override
    public synchronized void close() {
        closed = true;
        stop(running);
        running.clear();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    private static void stop(List<ChildProcess> children) {
        List<ProcessHandle> handles =
                children.stream().flatMap(Children::withDescendants).toList();
        handles.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> null)
                    .join();
        } finally {
            handles.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Stream<ProcessHandle> withDescendants(ChildProcess child) {
        return Stream.concat(Stream.of(child.handle()), child.handle().descendants());
    }
}
