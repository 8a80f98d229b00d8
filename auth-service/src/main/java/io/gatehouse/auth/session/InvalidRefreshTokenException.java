package io.gatehouse.auth.session;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** A refresh token that is unknown, spent or expired, or whose session has ended or whose user is disabled. */
public final class InvalidRefreshTokenException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("invalid-refresh-token", HttpStatus.UNAUTHORIZED, "Invalid refresh token");

    public InvalidRefreshTokenException() {
        super(TYPE, "The refresh token is unknown, spent, expired or revoked: log in again");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\", error=\"invalid_token\"");
    }
}
