package io.gatehouse.auth.login;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Deed;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.user.User;
import java.util.Optional;

/**
 * A try to log in whose password was looked at.
 *
 * @param attempt the try
 * @param standing how it is looked at
 * @param user who has that name, if anybody
 * @param matches whether the password is the user's
 * @param forToken whether it is for a token, which a one-time password is not good for
 * @param origin where it comes from
 */
record Trial(
        LoginAttempt attempt,
        Standing standing,
        Optional<User> user,
        boolean matches,
        boolean forToken,
        Origin origin) {

    /** The user, if that is who it is, and the password is good for what it is for. */
    Optional<User> proven() {
        return right().filter(known -> !isForOneTime());
    }

    /** Whether the password is right, but for one time, and not for this. */
    boolean isForOneTime() {
        return forToken && right().filter(User::passwordChangeRequired).isPresent();
    }

    /** A name that nobody has is not told: people type passwords there. */
    Deed deed() {
        String username = user.map(User::username).orElse(null);
        String actor = proven().map(User::username).orElse(null);
        Deed login = Deed.of(Action.LOGIN, username, origin.by(actor));
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
