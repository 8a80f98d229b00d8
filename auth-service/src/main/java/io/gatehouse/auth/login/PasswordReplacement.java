package io.gatehouse.auth.login;

import io.gatehouse.auth.user.SignOut;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Replaces a password, and ends everything that was started with the old one. */
@Singleton
final class PasswordReplacement {

    private final UserRepository users;
    private final LoginFailureRepository failures;
    private final SignOut signOut;

    PasswordReplacement(UserRepository users, LoginFailureRepository failures, SignOut signOut) {
        this.users = users;
        this.failures = failures;
        this.signOut = signOut;
    }

    /**
     * Returns the user with the new password; an error of {@link WrongCredentialsException} if the password has changed
     * in the meantime, or the user was disabled.
     */
    Mono<User> replace(User user, String newHash) {
        return users.replacePassword(user.id(), user.passwordHash(), newHash)
                .filter(replaced -> replaced > 0)
                .switchIfEmpty(Mono.error(WrongCredentialsException::new))
                .then(Mono.defer(() -> failures.forgetNetworks(user.id())))
                .then(Mono.defer(() -> signOut.everywhere(user)))
                .then(Mono.defer(() -> users.findById(user.id())));
    }
}
