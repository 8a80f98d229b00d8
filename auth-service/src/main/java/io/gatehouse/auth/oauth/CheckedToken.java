package io.gatehouse.auth.oauth;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.token.Grant;
import io.gatehouse.shared.security.ClaimNames;
import io.micronaut.security.authentication.Authentication;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An access token of ours that every checker would accept.
 *
 * @param keyId the key it is signed with
 * @param claims its claims
 */
record CheckedToken(String keyId, JWTClaimsSet claims) {

    static CheckedToken of(JWT token) {
        try {
            return new CheckedToken(((SignedJWT) token).getHeader().getKeyID(), token.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new IllegalStateException("A validated token has claims", e);
        }
    }

    /** The client that it was issued to. */
    String clientId() {
        return claims.getClaim(ClaimNames.CLIENT_ID) instanceof String id ? id : Grant.OWN_CLIENT;
    }

    @Nullable String sessionId() {
        return claims.getClaim(ClaimNames.SESSION_ID) instanceof String id ? id : null;
    }

    long generation() {
        return claims.getClaim(ClaimNames.GENERATION) instanceof Long generation ? generation : 0;
    }

    List<String> permissions() {
        try {
            return Objects.requireNonNull(claims.getStringListClaim(ClaimNames.PERMISSIONS));
        } catch (ParseException e) {
            throw new IllegalStateException("A validated token has permissions", e);
        }
    }

    /** The authentication of whoever presents this token. */
    Authentication bearer() {
        return Authentication.build(claims.getSubject(), claims.getClaims());
    }
}
