package io.gatehouse.stack.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A process of the stack. */
public final class StackProcess {

    private final String name;
    private final ProcessHandle handle;
    private final @Nullable Process child;

    /** A process that this program started. */
    public StackProcess(String name, Process child) {
        this.name = name;
        this.handle = child.toHandle();
        this.child = child;
    }

    /** A process that another program started. */
    public StackProcess(String name, ProcessHandle handle) {
        this.name = name;
        this.handle = handle;
        this.child = null;
    }

    /** The id of the service, or the name of another part. */
    public String name() {
        return name;
    }

    /** The process itself. */
    public ProcessHandle handle() {
        return handle;
    }

    /** Completes with this object when the process has ended. */
    public CompletableFuture<StackProcess> end() {
        return child == null
                ? handle.onExit().thenApply(ended -> this)
                : child.onExit().thenApply(ended -> this);
    }

    /** Waits for the end for at most this long, and returns whether it came. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return Waiting.until(end(), time);
    }

    /** A sentence saying that it ended, with the exit code if this program is its parent; nobody else can know that. */
    public String howItEnded() {
        String exitCode = child == null || child.isAlive() ? "" : " (exit code " + child.exitValue() + ")";
        return name + " ended unexpectedly" + exitCode + ".";
    }
}
