package io.gatehouse.stack;

import io.gatehouse.stack.database.Postgres;
import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.process.EarlierRun;
import io.gatehouse.stack.process.LogFile;
import io.gatehouse.stack.process.MergedLog;
import io.gatehouse.stack.process.ProcessEndedException;
import io.gatehouse.stack.process.ProcessRecords;
import io.gatehouse.stack.process.Readiness;
import io.gatehouse.stack.process.StackLock;
import io.gatehouse.stack.process.StackProcess;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** {@code bin/up}: starts the stack, and waits for its end unless told to detach. */
final class Up {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Blueprint blueprint;
    private final StackDirectory directory;
    private final ProcessRecords records;
    private final PrintStream out;

    Up(Blueprint blueprint, StackDirectory directory, PrintStream out) {
        this.blueprint = blueprint;
        this.directory = directory;
        this.records = new ProcessRecords(directory.processes());
        this.out = out;
    }

    /** Stops what an interrupted run has left behind; fails if the stack is running. */
    void clear() {
        EarlierRun earlier = new EarlierRun(records, Postgres.NAME);
        if (earlier.goesOn()) {
            throw new AlreadyRunningException(directory);
        }
        earlier.names().ifPresent(names -> out.println("Stopping what an earlier bin/up left running: " + names));
        earlier.stop();
    }

    /** Starts the stack. Returns when it is ready if it is detached, and otherwise when it has ended. */
    void run(boolean detach) throws InterruptedException {
        directory.create();
        StackLock lock = StackLock.take(directory.lock()).orElseThrow(this::alreadyRunning);
        try {
            clear();
            blueprint.ports().requireFree();
            records.add(EarlierRun.LAUNCHER, ProcessHandle.current());
            run(new RunningStack(blueprint, directory, records), detach);
        } finally {
            lock.close();
        }
    }

    private AlreadyRunningException alreadyRunning() {
        return new AlreadyRunningException(directory);
    }

    private void run(RunningStack stack, boolean detach) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopOnRequest(stack)));
        try {
            start(stack);
            stayOrDetach(stack, detach);
        } catch (StackException e) {
            // While the stack is being stopped on request, a process that ends is no failure.
            if (!stack.isEnding()) {
                throw e;
            }
        } finally {
            stack.stop();
        }
    }

    private void start(RunningStack stack) throws InterruptedException {
        Progress progress = new Progress(out);
        out.println("Starting Gatehouse, logs in " + directory.logs());
        new ServiceStart(blueprint, new Readiness(directory.logs(), PATIENCE), progress).start(stack);
        out.println(new Summary(blueprint, directory.logs()).text(progress.elapsed()));
    }

    private void stayOrDetach(RunningStack stack, boolean detach) throws InterruptedException {
        if (detach) {
            records.remove(EarlierRun.LAUNCHER);
            stack.release();
            out.println("It goes on in the background. bin/down stops it.\n"
                    + "A service that ends stays away until bin/up --detach starts everything again.");
        } else {
            stay(stack);
        }
    }

    private void stay(RunningStack stack) throws InterruptedException {
        List<String> names = stack.processes().stream().map(StackProcess::name).toList();
        try (MergedLog log = new MergedLog(directory.logs(), names, out);
                Restarts restarts = new Restarts(stack, out)) {
            out.println("Ctrl-C stops everything.\n");
            blueprint.registry().services().forEach(restarts::keep);
            StackProcess ended = log.printUntil(stack.databaseEnd());
            throw new ProcessEndedException(ended, LogFile.of(directory.logs(), ended.name()));
        }
    }

    private void stopOnRequest(RunningStack stack) {
        boolean nothingToDo = stack.hasEnded();
        stack.stop();
        if (!nothingToDo) {
            out.println("\nEverything is stopped.");
        }
    }
}
