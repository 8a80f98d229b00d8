package io.gatehouse.auth.token;

import io.gatehouse.auth.session.ContinuedSession;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To whom a token is issued, and for what.
 *
 * @param subject the username, or that of guests
 * @param permissions what the token permits
 * @param session which session it belongs to; a guest's to none
 */
record Grant(
        String subject, List<String> permissions, @Nullable ContinuedSession session) {

    static Grant of(User user, ContinuedSession session) {
        return new Grant(user.username(), user.effectivePermissions(), session);
    }

    static Grant of(GuestSettings guests) {
        return new Grant(Username.GUEST, guests.permissions(), null);
    }

    /** The {@code sid} claim. */
    @Nullable String sessionId() {
        return session == null ? null : session.id().toString();
    }

    @Nullable String refreshToken() {
        return session == null ? null : session.refreshToken();
    }
}
