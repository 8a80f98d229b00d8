package io.gatehouse.stack.process;

import io.gatehouse.stack.error.StackException;
import java.time.Duration;

/** Thrown if a service runs but does not become ready in time. */
public final class NotReadyException extends StackException {

    private static final long serialVersionUID = 1;

    NotReadyException(StackProcess process, Duration waited, String lastAnswer, LogFile log) {
        super(process.name() + " was not ready after " + waited.toSeconds() + " s: " + lastAnswer + ". " + log.end());
    }
}
