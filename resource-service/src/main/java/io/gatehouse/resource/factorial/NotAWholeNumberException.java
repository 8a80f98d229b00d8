package io.gatehouse.resource.factorial;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** A parameter that is missing, or not a whole number in its range. */
final class NotAWholeNumberException extends ProblemException {

    private static final int SHOWN = 40;

    NotAWholeNumberException(String name, @Nullable String text, int limit) {
        super(
                HttpStatus.BAD_REQUEST,
                "%s %s: expected a whole number from 0 to %d".formatted(name, found(text), limit));
    }

    private static String found(@Nullable String text) {
        return text == null ? "is missing" : "is \"" + shortened(text) + '"';
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
