package io.gatehouse.bench;

import io.gatehouse.bench.load.Endpoint;
import io.gatehouse.bench.load.Probe;
import io.gatehouse.bench.peer.Contender;
import io.gatehouse.bench.peer.Program;
import io.gatehouse.bench.process.ChildProcess;
import io.gatehouse.bench.process.Children;
import io.gatehouse.bench.process.Cpus;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Starts the gateways, all on one CPU, and keeps track of them. */
final class Fleet {

    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final Children children;
    private final Map<Program, ChildProcess> running = new HashMap<>();

    Fleet(Children children) {
        this.children = children;
    }

    boolean runs(Program program) {
        return running.containsKey(program);
    }

    ChildProcess process(Contender contender) {
        ChildProcess process = running.get(contender.program());
        if (process == null || !process.isAlive()) {
            throw new BenchException(contender.title() + " does not run");
        }
        return process;
    }

    /** Starts the contender's program, and returns how many seconds pass until its first answer with 200. */
    double start(Contender contender) {
        Program program = contender.program();
        long begin = System.nanoTime();
        running.put(program, children.start(Cpus.GATEWAY, program.name(), program.command(), program.environment()));
        while (status(contender.endpoint()) != 200) {
            if (!process(contender).isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new BenchException(contender.title() + " did not answer 200; its output is in "
                        + process(contender).log());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }

    void stop(Contender contender) {
        children.stop(process(contender));
        running.remove(contender.program());
    }

    /** The status of the answer to one request; 0 if there is none. */
    static int status(Endpoint endpoint) {
        try {
            return Probe.status(endpoint);
        } catch (IOException e) {
            return 0;
        }
    }
}
