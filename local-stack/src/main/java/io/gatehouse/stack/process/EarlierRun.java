package io.gatehouse.stack.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds and stops the processes that an earlier bin/up has left running. */
public final class EarlierRun {

    /** The name under which bin/up records itself while it watches its services. */
    public static final String LAUNCHER = "bin/up";

    /** How long a process may take to stop: after a build it writes an archive of loaded classes as well. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** How long a launcher may take to stop everything it started. */
    private static final Duration LAUNCHER_GRACE = Duration.ofSeconds(60);

    private final ProcessRecords records;
    private final String database;

    /** Reads the records. The database is stopped differently from the services, and so is named. */
    public EarlierRun(ProcessRecords records, String database) {
        this.records = records;
        this.database = database;
    }

    /** The names of the processes that are still alive, if there are any. */
    public Optional<String> names() {
        return alive().stream().map(StackProcess::name).reduce((names, name) -> names + ", " + name);
    }

    private List<StackProcess> alive() {
        return records.read().stream()
                .flatMap(record -> record.running().stream())
                .toList();
    }

    /** Whether the earlier stack runs as it should: watched by its launcher, or detached with every process alive. */
    public boolean goesOn() {
        List<StackProcess> alive = alive();
        return !alive.isEmpty()
                && (launcher(alive).size() == 1
                        || alive.size() == records.read().size());
    }

    /** Stops the launcher, which stops the others, then the remaining services, then the database. */
    public void stop() {
        Termination.stop(handles(launcher(alive())), LAUNCHER_GRACE);
        Termination.stop(handles(services()), GRACE);
        alive().forEach(process -> Termination.interrupt(process.handle(), GRACE));
        records.clear();
    }

    private List<StackProcess> services() {
        return alive().stream()
                .filter(process -> !process.name().equals(database))
                .toList();
    }

    private static List<StackProcess> launcher(List<StackProcess> processes) {
        return processes.stream()
                .filter(process -> process.name().equals(LAUNCHER))
                .toList();
    }

    private static List<ProcessHandle> handles(List<StackProcess> processes) {
        return processes.stream().map(StackProcess::handle).toList();
    }
}
