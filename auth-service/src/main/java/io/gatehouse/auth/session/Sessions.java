package io.gatehouse.auth.session;

import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.secret.RandomSecret;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Starts, continues and ends sessions. Each refresh spends one token for the next (RFC 9700 section 4.14.2). If a spent
 * one is used again, it was stolen, either from or by whoever used it first, so the whole session ends.
 */
@Singleton
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SessionRepository sessions;
    private final LiveRefreshTokenRepository refreshTokens;
    private final RevokedSessions revoked;
    private final Audit audit;
    private final double lifetimeSeconds;

    Sessions(
            SessionRepository sessions,
            LiveRefreshTokenRepository refreshTokens,
            RevokedSessions revoked,
            Audit audit,
            SessionSettings settings) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.revoked = revoked;
        this.audit = audit;
        this.lifetimeSeconds = settings.refreshLifetime().toMillis() / 1000.0;
    }

    /** Starts a session; empty unless the user is enabled and the password still has this hash. */
    public Mono<ContinuedSession> start(UUID userId, String passwordHash) {
        return start(userId, passwordHash, null, List.of());
    }

    /** The same, with refresh tokens that work only for this client, and for no more than these scopes. */
    public Mono<ContinuedSession> start(
            UUID userId, String passwordHash, @Nullable String clientId, List<String> scopes) {
        RandomSecret first = RandomSecret.next();
        return sessions.start(userId, passwordHash, clientId, scopes, first.hash(), lifetimeSeconds)
                .singleOrEmpty()
                .map(session -> ContinuedSession.of(session, first));
    }

    /**
     * The user whose session this refresh token belongs to, whether it can still be used or not.
     *
     * @return an error of {@link InvalidRefreshTokenException} if it is of none
     */
    public Mono<UUID> userOf(String refreshToken) {
        return sessionOf(refreshToken)
                .map(Session::userId)
                .switchIfEmpty(Mono.error(InvalidRefreshTokenException::new));
    }

    /**
     * Spends this refresh token and continues its session. Nothing that can fail may come between this and the answer,
     * since the caller has no other refresh token.
     *
     * @param clientId who uses it; null for the user
     * @param origin where it comes from
     * @return an error of {@link InvalidRefreshTokenException} unless it is an unspent one of a session that goes on,
     *     and was given to whoever uses it
     */
    public Mono<ContinuedSession> refresh(String refreshToken, @Nullable String clientId, Origin origin) {
        RandomSecret token = new RandomSecret(refreshToken);
        RandomSecret next = RandomSecret.next();
        return Unanswered.askAgain(() -> rotate(token, clientId, next))
                .map(session -> ContinuedSession.of(session, next))
                .switchIfEmpty(Mono.defer(() -> refuse(token, origin)));
    }

    /** What this refresh token would give, without spending it; empty if it is not valid. */
    public Mono<LiveRefreshToken> find(String refreshToken) {
        return refreshTokens.find(new RandomSecret(refreshToken).hash());
    }

    /** The session that this refresh token was issued for, with the client it belongs to; empty if it is unknown. */
    public Mono<Session> sessionOf(String refreshToken) {
        return sessions.findByToken(new RandomSecret(refreshToken).hash());
    }

    /** Ends every session of this user. */
    public Mono<Void> endAllOf(UUID userId) {
        return sessions.endAllOf(userId).then();
    }

    /** Ends every session whose refresh tokens belong to this client. */
    public Mono<Void> endAllOfClient(String clientId) {
        return sessions.endAllOfClient(clientId).then();
    }

    /** Can be repeated: if the token was already spent for this very next one, only the database's answer was lost. */
    private Mono<Session> rotate(RandomSecret token, @Nullable String clientId, RandomSecret next) {
        return sessions.rotate(token.hash(), clientId, next.hash(), lifetimeSeconds)
                .singleOrEmpty()
                .switchIfEmpty(Mono.defer(() -> sessions.findByToken(next.hash())));
    }

    private <T> Mono<T> refuse(RandomSecret token, Origin origin) {
        return audit.failure(reuse -> reuse.auditEntry(origin), () -> revoked.revokeWhereSpent(token.hash()))
                .doOnNext(Sessions::warn)
                .then(Mono.error(InvalidRefreshTokenException::new));
    }

    private static void warn(RefreshTokenReused reuse) {
        LOG.warn(
                "A refresh token was used again: session {} of {} is ended, as it may have been stolen",
                reuse.sessionId(),
                reuse.username());
    }
}
