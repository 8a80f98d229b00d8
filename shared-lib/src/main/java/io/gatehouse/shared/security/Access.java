package io.gatehouse.shared.security;

import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** The two answers to a caller who may not pass, with their challenges (RFC 6750 section 3). */
public final class Access {

    private static final ProblemType UNAUTHENTICATED = ProblemType.of(HttpStatus.UNAUTHORIZED);
    private static final ProblemType FORBIDDEN = ProblemType.of(HttpStatus.FORBIDDEN);

    private Access() {}

    /** 401: there is no token, or it is not valid here and now. */
    public static MutableHttpResponse<Problem> unauthenticated(HttpRequest<?> request) {
        return Problem.of(UNAUTHENTICATED, "A valid access token is needed in X-Token", request)
                .toResponse()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\"");
    }

    /** 403: the caller is known, but lacks the permission. */
    public static MutableHttpResponse<Problem> forbidden(HttpRequest<?> request) {
        return Problem.of(FORBIDDEN, "The token lacks the permission for this", request)
                .toResponse()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\", error=\"insufficient_scope\"");
    }
}
