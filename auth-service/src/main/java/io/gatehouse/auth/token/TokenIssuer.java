package io.gatehouse.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.auth.key.Issuing;
import io.gatehouse.auth.key.SigningKeys;
import io.gatehouse.shared.security.ClaimNames;
import io.gatehouse.shared.security.TokenSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Issues access tokens (RFC 9068), signed with the active key. */
@Singleton
public final class TokenIssuer {

    private static final String SCOPE = "scope";
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final TokenSettings checks;
    private final TokenLifetime lifetime;
    private final Clock clock;

    TokenIssuer(SigningKeys keys, TokenSettings checks, TokenLifetime lifetime, Clock clock) {
        this.keys = keys;
        this.checks = checks;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * Issues a token for this grant. Key and generation are read before the grant is decided: if the subject is revoked
     * in between, the token is refused. Nothing that can fail comes after the grant, since a spent refresh token is
     * useless without the answer.
     */
    public Mono<TokenAnswer> issue(Mono<Grant> grant) {
        return keys.issuing(lifetime.seconds())
                .flatMap(with -> grant.publishOn(Schedulers.parallel()).map(granted -> answer(granted, with)));
    }

    /** Runs off the event loop, because signing takes about a millisecond. */
    private TokenAnswer answer(Grant grant, Issuing with) {
        String token = sign(with.key(), claims(grant, with.generation()));
        return new TokenAnswer(token, lifetime.seconds(), grant.refreshToken(), grant.permissions());
    }

    private JWTClaimsSet claims(Grant grant, long generation) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(checks.issuer())
                .audience(checks.audience())
                .subject(grant.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(lifetime.seconds())))
                .jwtID(UUID.randomUUID().toString())
                .claim(ClaimNames.CLIENT_ID, grant.clientId())
                .claim(SCOPE, String.join(" ", grant.permissions()))
                .claim(ClaimNames.PERMISSIONS, grant.permissions())
                .claim(ClaimNames.SESSION_ID, grant.sessionId())
                .claim(ClaimNames.GENERATION, generation)
                .build();
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header(key), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key " + key.getKeyID() + " cannot sign", e);
        }
    }

    private static JWSHeader header(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build();
    }
}
