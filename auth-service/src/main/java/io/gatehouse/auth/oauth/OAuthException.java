package io.gatehouse.auth.oauth;

import io.gatehouse.auth.token.NothingPermittedException;
import io.gatehouse.shared.database.DatabaseException;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.r2dbc.spi.R2dbcException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error defined by OAuth (RFC 6749 section 5.2). */
final class OAuthException extends RuntimeException {

    private static final String CHALLENGE = "Basic realm=\"gatehouse\", charset=\"UTF-8\"";

    private final HttpStatus status;
    private final String error;
    private final transient Map<String, String> headers;

    private OAuthException(
            HttpStatus status,
            String error,
            String description,
            Map<String, String> headers,
            @Nullable Throwable cause) {
        // As with the problem it stands for: under overload there are many of these.
        super(description, cause, true, status != HttpStatus.SERVICE_UNAVAILABLE);
        this.status = status;
        this.error = error;
        this.headers = headers;
    }

    static OAuthException invalidRequest(String description) {
        return of(HttpStatus.BAD_REQUEST, "invalid_request", description);
    }

    static OAuthException tooLarge(int maxBytes) {
        return of(
                HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                "invalid_request",
                "The body is too large: expected at most " + maxBytes + " bytes");
    }

    /** The client did not prove who it is, or did not even try. */
    static OAuthException invalidClient(String description) {
        return new OAuthException(
                HttpStatus.UNAUTHORIZED,
                "invalid_client",
                description,
                Map.of(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE),
                null);
    }

    static OAuthException invalidGrant(String description) {
        return of(HttpStatus.BAD_REQUEST, "invalid_grant", description);
    }

    static OAuthException invalidScope(String description) {
        return of(HttpStatus.BAD_REQUEST, "invalid_scope", description);
    }

    static OAuthException unauthorizedClient(HttpStatus status, String description) {
        return of(status, "unauthorized_client", description);
    }

    static OAuthException unsupportedGrantType(String description) {
        return of(HttpStatus.BAD_REQUEST, "unsupported_grant_type", description);
    }

    /** Translates exceptions from the rest of the service into OAuth's errors; others stay unchanged. */
    static Throwable translate(Throwable failure) {
        if (failure instanceof R2dbcException database) {
            return translate(DatabaseException.of(database));
        }
        return failure instanceof ProblemException problem ? of(problem) : failure;
    }

    private static OAuthException of(ProblemException problem) {
        if (problem instanceof NothingPermittedException) {
            return invalidScope(problem.detail());
        }
        HttpStatus status = problem.type().status();
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> invalidGrant(problem.detail());
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE ->
                new OAuthException(status, "temporarily_unavailable", problem.detail(), problem.headers(), problem);
            default -> new OAuthException(status, "server_error", problem.detail(), problem.headers(), problem);
        };
    }

    private static OAuthException of(HttpStatus status, String error, String description) {
        return new OAuthException(status, error, description, Map.of(), null);
    }

    HttpStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /**
     * The body, with the description reduced to the characters it may contain: ASCII without quotes and backslashes.
     */
    OAuthError body() {
        String description = String.valueOf(getMessage()).replace('"', '\'').replaceAll("[^ -~]|\\\\", "?");
        return new OAuthError(error, description);
    }
}
