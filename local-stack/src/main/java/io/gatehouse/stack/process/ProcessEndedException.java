package io.gatehouse.stack.process;

import io.gatehouse.stack.error.StackException;

/** Thrown if a process of the stack ended by itself. */
public final class ProcessEndedException extends StackException {

    private static final long serialVersionUID = 1;

    /** Names the process, and includes the end of its log. */
    public ProcessEndedException(StackProcess process, LogFile log) {
        super(process.howItEnded() + " " + log.end());
    }
}
