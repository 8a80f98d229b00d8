package io.gatehouse.shared.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks what Micronaut's own validators (audience, subject, times) leave open: that the claims every access token has
 * (RFC 9068 section 2.2) are there in their right shape, that the issuer is ours to the letter, and that the token was
 * not revoked.
 */
@Singleton
final class AccessTokenClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {

    static final String PERMISSIONS = "permissions";

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
                && !revocations.contains(id)
                && claims.get(PERMISSIONS) instanceof List<?> permissions
                && permissions.stream().allMatch(String.class::isInstance);
    }
}
