package io.gatehouse.systemtest.stack;

import static org.awaitility.Awaitility.await;

import io.gatehouse.systemtest.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Stops parts of a running stack and starts them again. {@link #close} stops what was started again. */
public final class Faults implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Stack stack;
    private final Database database;
    private final Map<String, Process> restarted = new HashMap<>();

    /** Works on this stack. */
    public Faults(Stack stack) {
        this.stack = stack;
        this.database = new Database(stack.directory().resolve("postgres"));
    }

    /** Kills a service without giving it time for anything. */
    public void kill(Service service) {
        Process own = restarted.remove(service.id());
        ProcessHandle process = own == null ? new RunningProcesses(stack).of(service.id()) : own.toHandle();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts a service that was killed, and waits until it is ready. */
    public void restart(Service service) {
        restarted.put(service.id(), start(service));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> isReady(service));
    }

    /** Stops PostgreSQL. */
    public void stopDatabase() {
        database.stop();
    }

    /** Starts PostgreSQL again. */
    public void startDatabase() {
        database.start();
    }

    @Override
    public void close() {
        restarted.values().forEach(Process::destroy);
        restarted.values().forEach(process -> process.onExit().join());
        database.stop();
    }

    private Process start(Service service) {
        Path log = Project.TARGET.resolve("restarted-" + service.id() + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        service.jar().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment(service));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> variables = new HashMap<>(stack.ports().variables());
        Service.ALL.forEach(other -> variables.put(
                other.variable("URL"), "http://127.0.0.1:" + stack.ports().of(other)));
        variables.put("TOKEN_ISSUER", stack.address());
        if (service.database() != null) {
            variables.put("DATABASE_USER", service.database());
            variables.put("DATABASE_PASSWORD", passwordOf(service.database()));
        }
        return variables;
    }

    private String passwordOf(String role) {
        try {
            return Files.readString(stack.directory()
                            .resolve("postgres")
                            .resolve("passwords")
                            .resolve(role))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady(Service service) {
        return stack.callerOf(service).get("/health/readiness").status() == 200;
    }
}
