package io.gatehouse.auth.password;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** More passwords arrived than may wait to be hashed. */
public final class TooManyPasswordsException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("too-many-passwords", HttpStatus.SERVICE_UNAVAILABLE, "Too many passwords at once");

    TooManyPasswordsException() {
        super(TYPE, "As many passwords as may wait to be checked are waiting already: try again soon");
    }
}
