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
 * @param origin where it comes from
 */
record Trial(LoginAttempt attempt, Standing standing, Optional<User> user, boolean matches, Origin origin) {

    /** The user, if that is who it is. */
    Optional<User> proven() {
        return user.filter(known -> matches && known.enabled());
    }

    /** A name that nobody has is not told: people type passwords there. */
    Deed deed() {
        String username = user.map(User::username).orElse(null);
        String actor = proven().map(User::username).orElse(null);
        Deed login = Deed.of(Action.LOGIN, username, origin.by(actor));
        return actor == null ? login.with(reason()) : login;
    }

    private String reason() {
        if (user.isEmpty()) {
            return "unknown username";
        }
        return matches ? "disabled" : "wrong password";
    }
}
