package io.gatehouse.shared.json;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** The body is JSON, and nobody can say what is meant by it. */
final class UnreadableBodyException extends ProblemException {

    private static final int LONGEST_NAME = 80;

    private UnreadableBodyException(String detail) {
        super(HttpStatus.BAD_REQUEST, detail);
    }

    static UnreadableBodyException isNull() {
        return new UnreadableBodyException("The body is null: expected JSON as described at /schema");
    }

    static UnreadableBodyException isThereTwice(String name) {
        return new UnreadableBodyException(Excerpt.of(name, LONGEST_NAME) + " is there twice: expected once");
    }

    static UnreadableBodyException isAnArray(String name) {
        return new UnreadableBodyException(Excerpt.of(name, LONGEST_NAME) + " is an array: expected a single value");
    }
}
