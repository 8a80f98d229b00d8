package io.gatehouse.auth.group;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A user is to be added to a group that does not exist. */
final class UnknownGroupException extends ProblemException {

    UnknownGroupException(String name) {
        super(
                HttpStatus.BAD_REQUEST,
                "The group " + Excerpt.quoted(name) + " is unknown: expected one of those at " + GroupController.PATH);
    }
}
