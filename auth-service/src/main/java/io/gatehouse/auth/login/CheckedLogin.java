package io.gatehouse.auth.login;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.user.User;
import java.util.Optional;

/**
 * An attempt to log in whose password has been checked.
 *
 * @param attempt the attempt
 * @param throttling how such attempts are throttled
 * @param user the user with that name, if there is one
 * @param matches whether the password is the user's
 * @param forToken whether it asks for a token, for which a one-time password is not enough
 * @param origin where it comes from
 */
record CheckedLogin(
        LoginAttempt attempt,
        Throttling throttling,
        Optional<User> user,
        boolean matches,
        boolean forToken,
        Origin origin) {

    /** The user, if the password is right and sufficient for what is asked. */
    Optional<User> proven() {
        return right().filter(known -> !isForOneTime());
    }

    /** Whether the password is right, but a one-time password that is not enough for this. */
    boolean isForOneTime() {
        return forToken && right().filter(User::passwordChangeRequired).isPresent();
    }

    /** Leaves out an unknown name: people type passwords there. */
    AuditEntry auditEntry() {
        String username = user.map(User::username).orElse(null);
        String actor = proven().map(User::username).orElse(null);
        AuditEntry login = AuditEntry.of(Action.LOGIN, username, origin.by(actor));
        return actor == null ? login.with(reason()) : login;
    }

    private Optional<User> right() {
        return user.filter(known -> matches && known.enabled());
    }

    private String reason() {
        if (user.isEmpty()) {
            return "unknown username";
        }
        if (isForOneTime()) {
            return "one-time password";
        }
        return matches ? "disabled" : "wrong password";
    }
}
