package io.gatehouse.shared.security;

import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** Makes the two answers to a caller without access, 401 and 403, with their challenges (RFC 6750 section 3). */
public final class Access {

    private static final ProblemType UNAUTHENTICATED = ProblemType.of(HttpStatus.UNAUTHORIZED);
    private static final ProblemType FORBIDDEN = ProblemType.of(HttpStatus.FORBIDDEN);

    private static final String CHALLENGE = "Bearer realm=\"gatehouse\"";

    /** The message does not say which of these reasons applies: only somebody who tries out tokens would profit from that. */
    private static final String INVALID =
            "The access token is not valid here: it is malformed, expired, revoked, or of another issuer";

    private static final String PREFIXED = "The access token begins with Bearer: X-Token takes it without a prefix";

    private Access() {}

    /** 401: there is no token, or it is not valid at this service now. */
    public static MutableHttpResponse<Problem> unauthenticated(HttpRequest<?> request) {
        String token = TokenHeader.read(request.getHeaders());
        if (token == null) {
            return unauthenticated("An access token is needed in X-Token", CHALLENGE, request);
        }
        String reason = TokenHeader.isPrefixed(token) ? PREFIXED : INVALID;
        return unauthenticated(
                reason, CHALLENGE + ", error=\"invalid_token\", error_description=\"" + reason + "\"", request);
    }

    /** 403: the caller is known, but lacks the permission. */
    public static MutableHttpResponse<Problem> forbidden(HttpRequest<?> request) {
        return Problem.of(FORBIDDEN, "The token lacks the permission for this", request)
                .toResponse()
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\"");
    }

    private static MutableHttpResponse<Problem> unauthenticated(
            String detail, String challenge, HttpRequest<?> request) {
        return Problem.of(UNAUTHENTICATED, detail, request)
                .toResponse()
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
