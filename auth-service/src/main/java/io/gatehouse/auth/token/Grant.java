package io.gatehouse.auth.token;

import io.gatehouse.auth.session.ContinuedSession;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.Username;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token is issued for: its subject, its client and its permissions.
 *
 * @param subject the username, the guests' subject, or the id of a client that acts for itself
 * @param clientId the client that gets the token
 * @param permissions what the token permits
 * @param sessionId the session it belongs to (the {@code sid} claim); none for guests and clients
 * @param refreshToken continues that session
 */
public record Grant(
        String subject,
        String clientId,
        List<String> permissions,
        @Nullable String sessionId,
        @Nullable String refreshToken) {

    /**
     * The client id of logins that come from no registered client, since RFC 9068 requires one in every token. It is
     * neither a username nor the id of a registered client, so revoking one of those never affects all logins.
     */
    public static final String OWN_CLIENT = "gatehouse~login";

    public Grant {
        permissions = List.copyOf(permissions);
    }

    static Grant of(User user, ContinuedSession session) {
        return new Grant(
                user.username(),
                session.clientId() != null ? session.clientId() : OWN_CLIENT,
                session.permitted(user.effectivePermissions()),
                session.id().toString(),
                session.refreshToken());
    }

    static Grant of(GuestSettings guests) {
        return new Grant(Username.GUEST, OWN_CLIENT, guests.permissions(), null, null);
    }

    /** The grant of a client that acts for itself. */
    public static Grant ofClient(String clientId, List<String> permissions) {
        return new Grant(clientId, clientId, permissions, null, null);
    }

    /** The same with no more than these permissions. */
    public Grant within(Collection<String> allowed) {
        List<String> rest = permissions.stream().filter(allowed::contains).toList();
        return new Grant(subject, clientId, rest, sessionId, refreshToken);
    }

    /** The same without a refresh token. */
    public Grant withoutRefreshToken() {
        return new Grant(subject, clientId, permissions, sessionId, null);
    }

    /** Without the refresh token. */
    @Override
    public String toString() {
        return subject + " " + permissions;
    }
}
