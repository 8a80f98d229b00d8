package io.gatehouse.auth.login;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** The password is right, but it is a one-time password, which can only be used to choose another. */
final class PasswordChangeRequiredException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("password-change-required", HttpStatus.FORBIDDEN, "Another password is required");

    PasswordChangeRequiredException() {
        super(TYPE, "This password is for one time only: choose another at POST /api/v1/auth/password");
    }
}
