package io.gatehouse.auth.password;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A password that is too short, too long, or too easy to guess. */
public final class UnacceptablePasswordException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("unacceptable-password", HttpStatus.BAD_REQUEST, "The password is not acceptable");

    public UnacceptablePasswordException(String detail) {
        super(TYPE, detail);
    }
}
