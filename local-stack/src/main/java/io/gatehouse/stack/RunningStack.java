package io.gatehouse.stack;

import io.gatehouse.stack.database.Postgres;
import io.gatehouse.stack.environment.Environments;
import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.process.JarLauncher;
import io.gatehouse.stack.process.ProcessRecords;
import io.gatehouse.stack.process.StackProcess;
import io.gatehouse.stack.process.Termination;
import io.gatehouse.stack.registry.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The processes of a running stack. {@link #stop} ends all of them, even in the middle of a failed start. */
final class RunningStack {

    /** Long, because the first stop after a build also writes an archive of loaded classes. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Blueprint blueprint;
    private final ProcessRecords records;
    private final Postgres postgres;
    private final Environments environments;
    private final JarLauncher launcher;
    private final List<StackProcess> processes = new ArrayList<>();
    private volatile boolean ending;
    private volatile boolean ended;

    RunningStack(Blueprint blueprint, StackDirectory directory, ProcessRecords records) {
        this.blueprint = blueprint;
        this.records = records;
        this.postgres = new Postgres(blueprint.postgres(), directory.postgres(), directory.logs());
        this.environments =
                new Environments(blueprint.registry(), blueprint.ports(), blueprint.outer(), postgres.passwords()::of);
        this.launcher = new JarLauncher(directory.logs());
    }

    /** Starts a service. Before the first one with a database it starts PostgreSQL, with the databases of all services. */
    void launch(Service service, Progress progress) {
        if (service.database().isPresent() && find(Postgres.NAME).isEmpty()) {
            startDatabase(progress);
        }
        add(() -> launcher.launch(service.id(), blueprint.jar(service), environments.of(service)));
    }

    /** Starts a service whose process has ended once more. */
    void relaunch(Service service) {
        add(() -> launcher.relaunch(service.id(), blueprint.jar(service), environments.of(service)));
    }

    private void startDatabase(Progress progress) {
        int port = blueprint.ports().database();
        add(() -> postgres.start(port, blueprint.registry().databases()));
        progress.ready(Postgres.NAME, "127.0.0.1:" + port);
    }

    private synchronized void add(Supplier<StackProcess> starter) {
        if (ending) {
            throw new StackException("The stack was stopped meanwhile.");
        }
        StackProcess process = starter.get();
        processes.removeIf(earlier -> earlier.name().equals(process.name()));
        processes.add(process);
        records.add(process.name(), process.handle());
    }

    /** All processes, each as it was last started. */
    synchronized List<StackProcess> processes() {
        return List.copyOf(processes);
    }

    /** The process of a service that was started. */
    StackProcess process(Service service) {
        return find(service.id()).orElseThrow();
    }

    private Optional<StackProcess> find(String name) {
        return processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst();
    }

    /** Completes with PostgreSQL's process when that ends; never if no service has a database. */
    CompletableFuture<StackProcess> databaseEnd() {
        return find(Postgres.NAME).map(StackProcess::end).orElseGet(CompletableFuture::new);
    }

    /** Whether a stop was requested. */
    boolean isEnding() {
        return ending;
    }

    /** Whether the stack is stopped, stopping or released. */
    boolean hasEnded() {
        return ended;
    }

    /** Stops the services, then the database. Returns when that is done, even if another thread began it. */
    void stop() {
        ending = true;
        stopOnce();
    }

    private synchronized void stopOnce() {
        if (ended) {
            return;
        }
        ended = true;
        Termination.stop(
                processes.stream()
                        .filter(process -> !process.name().equals(Postgres.NAME))
                        .map(StackProcess::handle)
                        .toList(),
                GRACE);
        postgres.stop();
        records.clear();
    }

    /** Lets the processes keep running after this one has ended. */
    synchronized void release() {
        ended = true;
    }
}
