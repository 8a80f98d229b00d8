package io.gatehouse.auth.token;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** A login without credentials, while guests are not allowed. */
final class GuestsDisabledException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("guests-disabled", HttpStatus.UNAUTHORIZED, "Guests are not let in");

    GuestsDisabledException() {
        super(TYPE, "There are no tokens for guests here: send a username and a password");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\"");
    }
}
