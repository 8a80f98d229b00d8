package io.gatehouse.auth.session;

import io.gatehouse.auth.secret.RandomSecret;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session, with the refresh token that will continue it.
 *
 * @param id the session
 * @param userId whose session it is
 * @param clientId the client that got it; null for the user's own login
 * @param scopes what that client's tokens permit at most
 * @param refreshToken shown to the caller only
 */
public record ContinuedSession(
        UUID id, UUID userId, @Nullable String clientId, List<String> scopes, String refreshToken) {

    public ContinuedSession {
        scopes = List.copyOf(scopes);
    }

    static ContinuedSession of(Session session, RandomSecret next) {
        return new ContinuedSession(session.id(), session.userId(), session.clientId(), session.scopes(), next.value());
    }

    /** What the session's tokens permit, out of the user's permissions. */
    public List<String> permitted(List<String> permissions) {
        return clientId == null
                ? permissions
                : permissions.stream().filter(scopes::contains).toList();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "session " + id;
    }
}
