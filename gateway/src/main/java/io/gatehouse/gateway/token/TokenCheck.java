package io.gatehouse.gateway.token;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.shared.security.ClaimNames;
import io.gatehouse.shared.security.KeySet;
import io.gatehouse.shared.security.Revocations;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.jwt.validator.ReactiveJsonWebTokenValidator;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks a token once, and remembers it until it expires or until it, its session, its subject, its client or its key is
 * revoked. The first check is done by Micronaut Security's own validators; after that a token costs one look-up.
 */
@Singleton
public final class TokenCheck {

    private final ReactiveJsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final KeySet keys;
    private final Revocations revocations;
    private final Clock clock;
    private final CheckedTokens remembered;

    TokenCheck(
            ReactiveJsonWebTokenValidator<JWT, HttpRequest<?>> validator,
            KeySet keys,
            Revocations revocations,
            Clock clock,
            CheckedTokens remembered) {
        this.validator = validator;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.remembered = remembered;
    }

    /** The caller with this token if the token has been checked before and is still valid, otherwise null. */
    public @Nullable Caller remembered(String token) {
        TokenFingerprint fingerprint = TokenFingerprint.of(token);
        Caller caller = remembered.caller(fingerprint);
        if (caller == null || isStillValid(caller)) {
            return caller;
        }
        remembered.forget(fingerprint);
        return null;
    }

    /** Checks the token and remembers it; empty if it is not valid. */
    public Mono<Caller> check(String token) {
        return Mono.from(validator.validate(token, null))
                .map(jwt -> caller((SignedJWT) jwt))
                .doOnNext(caller -> remembered.remember(TokenFingerprint.of(token), caller));
    }

    private boolean isStillValid(Caller caller) {
        return clock.millis() < caller.expiresAtMillis()
                && keys.contains(caller.keyId())
                && !revocations.contains(
                        caller.tokenId(), caller.sessionId(), caller.subject(), caller.clientId(), caller.generation());
    }

    private static Caller caller(SignedJWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            return new Caller(
                    claims.getSubject(),
                    claims.getJWTID(),
                    text(claims, ClaimNames.SESSION_ID),
                    text(claims, ClaimNames.CLIENT_ID),
                    generation(claims),
                    token.getHeader().getKeyID(),
                    claims.getExpirationTime().toInstant().toEpochMilli(),
                    Set.copyOf(claims.getStringListClaim(ClaimNames.PERMISSIONS)));
        } catch (ParseException e) {
            throw new IllegalStateException("A validated token has claims", e);
        }
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    private static long generation(JWTClaimsSet claims) throws ParseException {
        Long generation = claims.getLongClaim(ClaimNames.GENERATION);
        return generation == null ? 0 : generation;
    }
}
