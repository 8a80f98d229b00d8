package io.gatehouse.shared.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.signature.ReactiveSignatureConfiguration;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Checks that a token is an access token (RFC 9068 section 2.1) that auth-service signed. The key is found by its
 * {@code kid} alone: keys or addresses of keys inside the token are never used (RFC 8725 section 3.10).
 */
@Singleton
final class AccessTokenSignature implements ReactiveSignatureConfiguration<SignedJWT> {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private static final long END_OF_YEAR_9999 = 253_402_300_799L;

    private final KeySet keys;

    AccessTokenSignature(KeySet keys) {
        this.keys = keys;
    }

    @Override
    public Publisher<Boolean> verify(SignedJWT token) {
        return isAccessToken(token.getHeader()) && expiresOnAWholeSecond(token)
                ? keys.verifier(token.getHeader().getKeyID()).map(verifier -> isSignedBy(verifier, token))
                : Mono.just(false);
    }

    private static boolean isAccessToken(JWSHeader header) {
        return JWSAlgorithm.RS256.equals(header.getAlgorithm())
                && ACCESS_TOKEN.equals(header.getType())
                && header.getKeyID() != null
                && header.getCriticalParams() == null
                && !bringsItsOwnKey(header);
    }

    private static boolean bringsItsOwnKey(JWSHeader header) {
        return header.getJWK() != null
                || header.getJWKURL() != null
                || header.getX509CertChain() != null
                || header.getX509CertURL() != null;
    }

    /**
     * Checked in the raw JSON: parsed as a claim, a fraction would be dropped and too large a number would overflow.
     */
    private static boolean expiresOnAWholeSecond(SignedJWT token) {
        Map<String, Object> claims = token.getPayload().toJSONObject();
        return claims != null
                && claims.get(Claims.EXPIRATION_TIME) instanceof Long seconds
                && seconds <= END_OF_YEAR_9999;
    }

    private static boolean isSignedBy(JWSVerifier verifier, SignedJWT token) {
        try {
            return token.verify(verifier);
        } catch (JOSEException e) {
            return false; // a signature that cannot even be read is not auth-service's
        }
    }
}
