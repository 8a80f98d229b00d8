package io.gatehouse.bench;

/** Something that makes a measurement impossible; the message says what, and what was expected. */
public final class BenchException extends RuntimeException {

    public BenchException(String message) {
        super(message);
    }
}
