package io.gatehouse.stack.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A running part of the stack. */
public final class StackProcess {

    private final String name;
    private final ProcessHandle handle;
    private final @Nullable Process child;

    /** A process this one started. */
    public StackProcess(String name, Process child) {
        this.name = name;
        this.handle = child.toHandle();
        this.child = child;
    }

    /** A process somebody else started. */
    public StackProcess(String name, ProcessHandle handle) {
        this.name = name;
        this.handle = handle;
        this.child = null;
    }

    /** The service's id, or what else it is called. */
    public String name() {
        return name;
    }

    /** The process itself. */
    public ProcessHandle handle() {
        return handle;
    }

    /** Completes with this when the process has ended. */
    public CompletableFuture<StackProcess> end() {
        return child == null
                ? handle.onExit().thenApply(ended -> this)
                : child.onExit().thenApply(ended -> this);
    }

    /** Waits for the end, no longer than the given time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return Waiting.until(end(), time);
    }

    /** Says that it ended, and with which exit code, which only its parent can know. */
    public String howItEnded() {
        String exitCode = child == null || child.isAlive() ? "" : " (exit code " + child.exitValue() + ")";
        return name + " ended unexpectedly" + exitCode + ".";
    }
}
