package io.gatehouse.auth.user;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A name that someone else has already. */
final class UsernameTakenException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("username-taken", HttpStatus.CONFLICT, "The username is taken");

    UsernameTakenException(String username) {
        super(TYPE, "The username \"" + username + "\" is taken, in this or another case: choose another");
    }
}
