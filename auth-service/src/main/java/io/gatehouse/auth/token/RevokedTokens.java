package io.gatehouse.auth.token;

import com.nimbusds.jwt.JWTClaimNames;
import io.gatehouse.auth.session.Sessions;
import io.gatehouse.shared.security.RevocationList;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The tokens that were revoked; they are forgotten when they expire. */
@Singleton
class RevokedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);

    private final RevokedTokenRepository revoked;
    private final Sessions sessions;

    RevokedTokens(RevokedTokenRepository revoked, Sessions sessions) {
        this.revoked = revoked;
        this.sessions = sessions;
    }

    Mono<RevocationList> list() {
        return revoked.findUnexpired().map(RevokedToken::jti).collectList().map(RevocationList::new);
    }

    /** Revokes the token of this caller, and ends the session it belongs to. */
    Mono<Void> revoke(Authentication caller) {
        return revoked.add(id(caller), expiresAtSecond(caller)).then(endSession(caller));
    }

    private Mono<Void> endSession(Authentication caller) {
        return caller.getAttributes().get(TokenIssuer.SESSION_ID) instanceof String session
                ? sessions.end(UUID.fromString(session))
                : Mono.empty();
    }

    private static String id(Authentication caller) {
        return claim(caller, JWTClaimNames.JWT_ID, String.class);
    }

    private static long expiresAtSecond(Authentication caller) {
        return claim(caller, JWTClaimNames.EXPIRATION_TIME, Date.class)
                .toInstant()
                .getEpochSecond();
    }

    /** A claim that is in every token which passed the checks. */
    private static <T> T claim(Authentication caller, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(caller.getAttributes().get(name), name));
    }

    @Scheduled(fixedDelay = "${auth.session.cleanup-interval}", initialDelay = "${auth.session.cleanup-interval}")
    void deleteExpired() {
        revoked.deleteExpired()
                .subscribe(
                        deleted -> LOG.debug("{} revoked tokens had expired and are forgotten", deleted),
                        failure -> LOG.warn("Expired revocations are not deleted: {}", failure.toString()));
    }
}
