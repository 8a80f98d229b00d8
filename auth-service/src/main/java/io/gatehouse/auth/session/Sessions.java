package io.gatehouse.auth.session;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sessions and their refresh tokens. Each refresh spends one token for the next (RFC 9700 section 4.14.2); one that
 * comes again was stolen, from or by whoever used it first, so the whole session ends.
 */
@Singleton
public final class Sessions {

    /** The claim with the id of a token's session, by its registered name; only this service reads it. */
    public static final String ID_CLAIM = "sid";

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SessionRepository sessions;
    private final double lifetimeSeconds;

    Sessions(SessionRepository sessions, SessionSettings settings) {
        this.sessions = sessions;
        this.lifetimeSeconds = settings.refreshLifetime().toMillis() / 1000.0;
    }

    /** A new session of this user; empty unless the user is enabled and has the password of this hash still. */
    public Mono<ContinuedSession> start(UUID userId, String passwordHash) {
        RefreshToken first = RefreshToken.random();
        return sessions.start(userId, passwordHash, first.hash(), lifetimeSeconds)
                .map(session -> ContinuedSession.of(session, first));
    }

    /**
     * The session of this refresh token, which is spent by that.
     *
     * @return an error of {@link InvalidRefreshTokenException} unless it is an unspent one of a session that goes on
     */
    public Mono<ContinuedSession> refresh(String refreshToken) {
        RefreshToken token = new RefreshToken(refreshToken);
        RefreshToken next = RefreshToken.random();
        return sessions.rotate(token.hash(), next.hash(), lifetimeSeconds)
                .map(session -> ContinuedSession.of(session, next))
                .switchIfEmpty(Mono.defer(() -> refuse(token)));
    }

    /** Ends a session: none of its refresh tokens works from here on. */
    public Mono<Void> end(UUID id) {
        return sessions.end(id).then();
    }

    /** Ends every session of this user. */
    public Mono<Void> endAllOf(UUID userId) {
        return sessions.endAllOf(userId).then();
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
