package io.gatehouse.auth.group;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.security.Permission;
import io.micronaut.http.HttpStatus;
import java.util.TreeSet;

/** A permission that nothing asks for. */
final class UnknownPermissionException extends ProblemException {

    UnknownPermissionException(String name) {
        super(
                HttpStatus.BAD_REQUEST,
                "The permission \"%s\" is unknown: expected one of %s"
                        .formatted(name, String.join(", ", new TreeSet<>(Permission.ALL))));
    }
}
