package io.gatehouse.auth.token;

import io.gatehouse.auth.session.ContinuedSession;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.Username;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To whom a token is issued, and for what.
 *
 * @param subject the username, that of guests, or the id of a client that acts for itself
 * @param clientId the client that gets the token
 * @param permissions what the token permits
 * @param sessionId the {@code sid} claim: which session it belongs to; a guest's and a client's to none
 * @param refreshToken what continues that session
 */
public record Grant(
        String subject,
        String clientId,
        List<String> permissions,
        @Nullable String sessionId,
        @Nullable String refreshToken) {

    /**
     * The client of logins that come from no registered one: RFC 9068 asks for one in every token. It is nobody's username
     * and no registered client's id, so that revoking neither can be taken for revoking all logins.
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

    /** For a client that acts for itself. */
    public static Grant ofClient(String clientId, List<String> permissions) {
        return new Grant(clientId, clientId, permissions, null, null);
    }

    /** The same for no more than these permissions. */
    public Grant within(Collection<String> allowed) {
        List<String> rest = permissions.stream().filter(allowed::contains).toList();
        return new Grant(subject, clientId, rest, sessionId, refreshToken);
    }

    /** The same without what continues it. */
    public Grant withoutRefreshToken() {
        return new Grant(subject, clientId, permissions, sessionId, null);
    }

    /** Without the refresh token. */
    @Override
    public String toString() {
        return subject + " " + permissions;
    }
}
