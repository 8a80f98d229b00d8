package io.gatehouse.auth.session;

import io.gatehouse.auth.revocation.RevokedTokens;
import io.gatehouse.shared.security.ClaimNames;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Revokes sessions: their refresh tokens stop working at once, their access tokens everywhere within two seconds. Has
 * to be called in the transaction of the change that causes it.
 */
@Singleton
public final class RevokedSessions {

    private final SessionRepository sessions;
    private final RevokedTokens tokens;

    RevokedSessions(SessionRepository sessions, RevokedTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /**
     * Revokes a session.
     *
     * @param username whose it is
     * @return empty if it was revoked already
     */
    public Mono<Boolean> revoke(UUID id, String username) {
        return sessions.end(id)
                .then(Mono.defer(() -> tokens.revokeSession(id, username)))
                .filter(isNew -> isNew);
    }

    /** Revokes the session that this caller's token belongs to; the token alone if it belongs to none. */
    public Mono<Void> revoke(Authentication caller) {
        return caller.getAttributes().get(ClaimNames.SESSION_ID) instanceof String id
                ? revoke(UUID.fromString(id), caller.getName()).then()
                : tokens.revoke(caller);
    }

    /**
     * Revokes the session in which this refresh token was spent; empty if it was not spent, or the session had ended.
     */
    Mono<RefreshTokenReused> revokeWhereSpent(byte[] hash) {
        return sessions.endWhereSpent(hash)
                .delayUntil(reuse -> tokens.revokeSession(reuse.sessionId(), reuse.username()));
    }
}
