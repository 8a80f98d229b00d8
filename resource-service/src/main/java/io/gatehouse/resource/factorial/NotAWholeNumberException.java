package io.gatehouse.resource.factorial;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** A parameter that is missing, or not a whole number in its range. */
final class NotAWholeNumberException extends ProblemException {

    NotAWholeNumberException(String name, @Nullable String text, int limit) {
        super(
                HttpStatus.BAD_REQUEST,
                "%s %s: expected a whole number from 0 to %d".formatted(name, found(text), limit));
    }

    private static String found(@Nullable String text) {
        return text == null ? "is missing" : "is " + Excerpt.quoted(text);
    }
}
