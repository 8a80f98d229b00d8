package io.gatehouse.auth.key;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** No key has this {@code kid}. */
final class UnknownKeyException extends ProblemException {

    UnknownKeyException(String kid) {
        super(HttpStatus.NOT_FOUND, "There is no signing key with the kid " + Excerpt.quoted(kid));
    }
}
