package io.gatehouse.auth.session;

import java.util.UUID;

/**
 * A session with the refresh token that continues it next.
 *
 * @param id the session
 * @param userId whose session it is
 * @param refreshToken for the caller's eyes only
 */
public record ContinuedSession(UUID id, UUID userId, String refreshToken) {

    static ContinuedSession of(Session session, RefreshToken next) {
        return new ContinuedSession(session.id(), session.userId(), next.value());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "session " + id;
    }
}
