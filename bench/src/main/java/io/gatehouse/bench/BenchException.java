package io.gatehouse.bench;

/** Thrown if something makes measuring impossible. The message says what was wrong, and what was expected. */
public final class BenchException extends RuntimeException {

    public BenchException(String message) {
        super(message);
    }
}
