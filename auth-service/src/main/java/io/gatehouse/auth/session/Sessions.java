package io.gatehouse.auth.session;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sessions and their refresh tokens. Each refresh spends one token for the next (RFC 9700 section 4.14.2); one that
 * comes again was stolen, from or by whoever used it first, so the whole session ends.
 */
@Singleton
public final class Sessions {

    /** The claim with the id of a token's session, by its registered name; only this service reads it. */
    public static final String ID_CLAIM = "sid";

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** About three seconds: a connection is replaced in no time, a database restarted in one or two. */
    private static final Retry UNANSWERED = Retry.backoff(5, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(1))
            .filter(Sessions::isUnanswered)
            .onRetryExhaustedThrow((retries, last) -> last.failure());

    private final SessionRepository sessions;
    private final ApplicationEventPublisher<RefreshTokenReused> reuses;
    private final double lifetimeSeconds;

    Sessions(
            SessionRepository sessions,
            ApplicationEventPublisher<RefreshTokenReused> reuses,
            SessionSettings settings) {
        this.sessions = sessions;
        this.reuses = reuses;
        this.lifetimeSeconds = settings.refreshLifetime().toMillis() / 1000.0;
    }

    /** A new session of this user; empty unless the user is enabled and has the password of this hash still. */
    public Mono<ContinuedSession> start(UUID userId, String passwordHash) {
        RefreshToken first = RefreshToken.random();
        return sessions.start(userId, passwordHash, first.hash(), lifetimeSeconds)
                .map(session -> ContinuedSession.of(session, first));
    }

    /**
     * Whose session this refresh token is of, whether it can still be used or not.
     *
     * @return an error of {@link InvalidRefreshTokenException} if it is of none
     */
    public Mono<UUID> userOf(String refreshToken) {
        return sessions.findOf(new RefreshToken(refreshToken).hash())
                .map(Session::userId)
                .switchIfEmpty(Mono.error(InvalidRefreshTokenException::new));
    }

    /**
     * The session of this refresh token, which is spent by that. Nothing that can fail may come between that and the answer
     * to the caller, who has no other refresh token than the one in it.
     *
     * @return an error of {@link InvalidRefreshTokenException} unless it is an unspent one of a session that goes on
     */
    public Mono<ContinuedSession> refresh(String refreshToken) {
        RefreshToken token = new RefreshToken(refreshToken);
        RefreshToken next = RefreshToken.random();
        return Mono.defer(() -> rotate(token, next))
                .retryWhen(UNANSWERED)
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

    /** Can be done again: if the token was spent for this very next one, only the database's answer was lost. */
    private Mono<Session> rotate(RefreshToken token, RefreshToken next) {
        return sessions.rotate(token.hash(), next.hash(), lifetimeSeconds)
                .switchIfEmpty(Mono.defer(() -> sessions.findOf(next.hash())));
    }

    private <T> Mono<T> refuse(RefreshToken token) {
        return sessions.endWhereSpent(token.hash())
                .doOnNext(this::record)
                .then(Mono.error(InvalidRefreshTokenException::new));
    }

    private void record(Session session) {
        LOG.warn(
                "A refresh token was used again: session {} of user {} is ended, as it may have been stolen",
                session.id(),
                session.userId());
        reuses.publishEvent(new RefreshTokenReused(session.id(), session.userId()));
    }

    private static boolean isUnanswered(Throwable failure) {
        return failure instanceof R2dbcTransientException || failure instanceof R2dbcNonTransientResourceException;
    }
}
