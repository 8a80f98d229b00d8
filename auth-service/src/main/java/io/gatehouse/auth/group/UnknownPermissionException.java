package io.gatehouse.auth.group;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A permission that nothing requires. */
final class UnknownPermissionException extends ProblemException {

    UnknownPermissionException(String name) {
        super(
                HttpStatus.BAD_REQUEST,
                "The permission %s is unknown: expected one of %s".formatted(Excerpt.quoted(name), Permissions.ALL));
    }
}
