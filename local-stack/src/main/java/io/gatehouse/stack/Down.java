package io.gatehouse.stack;

import io.gatehouse.stack.database.Postgres;
import io.gatehouse.stack.process.EarlierRun;
import io.gatehouse.stack.process.ProcessRecords;
import java.io.PrintStream;

/** {@code bin/down}: stops the stack, wherever it was started. */
final class Down {

    private final StackDirectory directory;
    private final PrintStream out;

    Down(StackDirectory directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    void run() {
        EarlierRun earlier = new EarlierRun(new ProcessRecords(directory.processes()), Postgres.NAME);
        earlier.names()
                .ifPresentOrElse(names -> out.println("Stopping " + names), () -> out.println("Nothing is running."));
        earlier.stop();
    }
}
