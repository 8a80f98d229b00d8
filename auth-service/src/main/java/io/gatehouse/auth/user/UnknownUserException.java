package io.gatehouse.auth.user;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import java.util.UUID;

/** An id that no user has. */
final class UnknownUserException extends ProblemException {

    UnknownUserException(UUID id) {
        super(HttpStatus.NOT_FOUND, "There is no user with the id " + id);
    }
}
