package io.gatehouse.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells whether a process is really running. */
final class Liveness {

    private static final int STATE = 0;
    private static final int THREADS = 17;

    private Liveness() {}

    /**
     * On Linux an ended process stays in the list until its parent has collected its status, which the first process of
     * a container may never do for orphans.
     */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process);
    }

    /** Whether all threads have ended: the first one may be a zombie while others still hold the ports. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            List<String> facts = afterTheName(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
            return facts.get(STATE).equals("Z") && facts.get(THREADS).equals("1");
        } catch (IOException e) {
            return false;
        }
    }

    /** The fields after the name, which is in parentheses and may itself contain parentheses and spaces. */
    private static List<String> afterTheName(String stat) {
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    }
}
