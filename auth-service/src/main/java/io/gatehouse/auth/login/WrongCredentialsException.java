package io.gatehouse.auth.login;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** The username or the password is wrong, or the user is disabled: nobody is told which. */
public final class WrongCredentialsException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("wrong-credentials", HttpStatus.UNAUTHORIZED, "Wrong username or password");

    public WrongCredentialsException() {
        super(TYPE, "No user with this username and password can log in");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\"");
    }
}
