package io.gatehouse.stack.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an earlier bin/up has left running. */
public final class EarlierRun {

    /** The name under which bin/up records itself while it watches its services. */
    public static final String LAUNCHER = "bin/up";

    /** Once after a build, stopping takes writing an archive of loaded classes, too. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Time for a launcher to stop all it started. */
    private static final Duration LAUNCHER_GRACE = Duration.ofSeconds(60);

    private final ProcessRecords records;
    private final String database;

    /** Reads those records; the database is stopped in its own way. */
    public EarlierRun(ProcessRecords records, String database) {
        this.records = records;
        this.database = database;
    }

    /** The names of what is still alive, if anything is. */
    public Optional<String> names() {
        return alive().stream().map(StackProcess::name).reduce((names, name) -> names + ", " + name);
    }

    private List<StackProcess> alive() {
        return records.read().stream()
                .flatMap(record -> record.running().stream())
                .toList();
    }

    /** Whether it runs as it should: watched by its launcher, or detached with every process alive. */
    public boolean goesOn() {
        List<StackProcess> alive = alive();
        return !alive.isEmpty()
                && (launcher(alive).size() == 1
                        || alive.size() == records.read().size());
    }

    /** Stops all of it: the launcher, which stops the others, then the services, then the database. */
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
