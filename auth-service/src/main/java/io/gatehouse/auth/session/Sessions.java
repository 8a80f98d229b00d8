package io.gatehouse.auth.session;

import io.gatehouse.shared.security.Revocations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sessions and their refresh tokens. Each refresh spends one token for the next (RFC 9700 section 4.14.2); one that
 * comes again was stolen, from or by whoever used it first, so the whole session ends.
 */
@Singleton
public final class Sessions {

    /** The claim with the id of a token's session, by its registered name. */
    public static final String ID_CLAIM = Revocations.SESSION_ID;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SessionRepository sessions;
    private final LiveRefreshTokenRepository refreshTokens;
    private final double lifetimeSeconds;

    Sessions(SessionRepository sessions, LiveRefreshTokenRepository refreshTokens, SessionSettings settings) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.lifetimeSeconds = settings.refreshLifetime().toMillis() / 1000.0;
    }

    /** A new session of this user. */
    public Mono<ContinuedSession> start(UUID userId) {
        return start(userId, null, List.of());
    }

    /** A new session of this user, whose refresh tokens work for this client alone, and for no more than these scopes. */
    public Mono<ContinuedSession> start(UUID userId, @Nullable String clientId, List<String> scopes) {
        RefreshToken first = RefreshToken.random();
        return sessions.start(userId, clientId, scopes, first.hash(), lifetimeSeconds)
                .map(session -> ContinuedSession.of(session, first));
    }

    /**
     * The session of this refresh token, which is spent by that.
     *
     * @param clientId who uses it; null for the user
     * @return an error of {@link InvalidRefreshTokenException} unless it is an unspent one of a session that goes on, and
     *     was given to whoever uses it
     */
    public Mono<ContinuedSession> refresh(String refreshToken, @Nullable String clientId) {
        RefreshToken token = new RefreshToken(refreshToken);
        RefreshToken next = RefreshToken.random();
        return sessions.rotate(token.hash(), clientId, next.hash(), lifetimeSeconds)
                .map(session -> ContinuedSession.of(session, next))
                .switchIfEmpty(Mono.defer(() -> refuse(token)));
    }

    /** What this refresh token is good for, without using it; empty if it is not good for anything. */
    public Mono<LiveRefreshToken> find(String refreshToken) {
        return refreshTokens.find(new RefreshToken(refreshToken).hash());
    }

    /** The session that this refresh token was ever given for, with the client it was given to; empty if it was not. */
    public Mono<Session> sessionOf(String refreshToken) {
        return sessions.findByToken(new RefreshToken(refreshToken).hash());
    }

    /** Ends a session: none of its refresh tokens works from here on. */
    public Mono<Void> end(UUID id) {
        return sessions.end(id).then();
    }

    /** Ends every session of this user. */
    public Mono<Void> endAllOf(UUID userId) {
        return sessions.endAllOf(userId).then();
    }

    /** Ends every session whose refresh tokens this client holds. */
    public Mono<Void> endAllOfClient(String clientId) {
        return sessions.endAllOfClient(clientId).then();
    }

    private <T> Mono<T> refuse(RefreshToken token) {
        return sessions.endWhereSpent(token.hash())
                .doOnNext(Sessions::warn)
                .then(Mono.error(InvalidRefreshTokenException::new));
    }

    private static void warn(Session session) {
        LOG.warn(
                "A refresh token was used again: session {} of user {} is ended, as it may have been stolen",
                session.id(),
                session.userId());
    }
}
