package io.gatehouse.auth.token;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** The token lacks the permission that was asked about. */
final class MissingPermissionException extends ProblemException {

    MissingPermissionException(String permission) {
        super(HttpStatus.FORBIDDEN, "The token lacks the permission " + Excerpt.quoted(permission));
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\", error=\"insufficient_scope\"");
    }
}
