package io.gatehouse.shared.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the claims that Micronaut's own validators (audience, subject, times) leave unchecked: that the claims every
 * access token has (RFC 9068 section 2.2) are present and well-formed, that the issuer matches exactly, and that
 * neither the token nor its session, its subject or its client was revoked.
 */
@Singleton
final class AccessTokenClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {

    private final TokenSettings settings;
    private final Revocations revocations;

    AccessTokenClaims(TokenSettings settings, Revocations revocations) {
        this.settings = settings;
        this.revocations = revocations;
    }

    @Override
    public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
        return settings.issuer().equals(claims.get(Claims.ISSUER))
                && claims.get(Claims.EXPIRATION_TIME) != null
                && claims.get(Claims.ISSUED_AT) != null
                && claims.get(Claims.TOKEN_ID) instanceof String id
                && claims.get(Claims.SUBJECT) instanceof String subject
                && generation(claims) instanceof Long generation
                && !revocations.contains(
                        id,
                        text(claims, ClaimNames.SESSION_ID),
                        subject,
                        text(claims, ClaimNames.CLIENT_ID),
                        generation)
                && claims.get(ClaimNames.PERMISSIONS) instanceof List<?> permissions
                && permissions.stream().allMatch(String.class::isInstance);
    }

    private static @Nullable String text(Claims claims, String name) {
        return claims.get(name) instanceof String text ? text : null;
    }

    private static Object generation(Claims claims) {
        Object generation = claims.get(ClaimNames.GENERATION);
        return generation == null ? 0L : generation;
    }
}
