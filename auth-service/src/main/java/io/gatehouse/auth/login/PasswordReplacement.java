package io.gatehouse.auth.login;

import io.gatehouse.auth.user.SignOut;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Puts a new password in the place of the present one, and ends what the present one was good for. */
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

    /** The user with the new password; an error of {@link WrongCredentialsException} if the user has yet another password by now, or was disabled. */
    Mono<User> replace(User user, String newHash) {
        return users.replacePassword(user.id(), user.passwordHash(), newHash)
                .filter(replaced -> replaced > 0)
                .switchIfEmpty(Mono.error(WrongCredentialsException::new))
                .then(Mono.defer(() -> failures.forgetNetworks(user.id())))
                .then(Mono.defer(() -> signOut.everywhere(user)))
                .then(Mono.defer(() -> users.findById(user.id())));
    }
}
