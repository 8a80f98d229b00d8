package io.gatehouse.auth.login;

import io.gatehouse.auth.password.PasswordHasher;
import io.gatehouse.auth.password.TooManyPasswordsException;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/** Replaces hashes whose costs are not the present ones. Only who knows the password can: at a login. */
@Singleton
final class Rehash {

    private final PasswordHasher hasher;
    private final UserRepository users;

    Rehash(PasswordHasher hasher, UserRepository users) {
        this.hasher = hasher;
        this.users = users;
    }

    /** The user with a hash of the present costs, yet to be stored; with the one there is if too many are waiting. */
    Mono<User> prepare(User user, String password) {
        return hasher.isUpToDate(user.passwordHash())
                ? Mono.just(user)
                : hasher.hash(password)
                        .map(user::withPasswordHash)
                        .onErrorReturn(TooManyPasswordsException.class, user);
    }

    /** The user as prepared, in the transaction this is in; empty if the user has yet another hash by now. */
    Mono<User> store(User user, User prepared) {
        return user.passwordHash().equals(prepared.passwordHash())
                ? Mono.just(prepared)
                : users.rehash(user.id(), user.passwordHash(), prepared.passwordHash())
                        .filter(replaced -> replaced > 0)
                        .map(replaced -> prepared);
    }
}
