package io.gatehouse.auth.group;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A change after which nobody could change anything any more. */
final class LastAdministratorException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("last-administrator", HttpStatus.CONFLICT, "Nobody would be left to administer users");

    LastAdministratorException() {
        super(TYPE, "No enabled user would have the permission \"admin\" any more: give it to someone else first");
    }
}
