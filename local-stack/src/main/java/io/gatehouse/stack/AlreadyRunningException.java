package io.gatehouse.stack;

import io.gatehouse.stack.error.StackException;

/** Thrown if the directory's stack is running already. */
final class AlreadyRunningException extends StackException {

    private static final long serialVersionUID = 1;

    AlreadyRunningException(StackDirectory directory) {
        super("The stack in " + directory.root() + " is running already. Stop it with bin/down, or set "
                + StackDirectory.VARIABLE + " to another directory and choose other ports to run a second one.");
    }
}
