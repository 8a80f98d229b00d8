package io.gatehouse.auth.group;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A user is to be in a group that there is not. */
final class UnknownGroupException extends ProblemException {

    UnknownGroupException(String name) {
        super(
                HttpStatus.BAD_REQUEST,
                "The group \"" + name + "\" is unknown: expected one of those at " + GroupController.PATH);
    }
}
