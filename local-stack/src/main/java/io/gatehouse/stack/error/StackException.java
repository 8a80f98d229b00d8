package io.gatehouse.stack.error;

/** Thrown if the stack cannot start or carry on. The message is for the person who started it. */
public class StackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
