package io.gatehouse.auth.login;

import io.gatehouse.auth.password.PasswordHasher;
import io.gatehouse.auth.password.TooManyPasswordsException;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import jakarta.inject.Singleton;
import reactor.core.publisher.Mono;

/**
 * Replaces hashes that were made with other costs than those configured now. That needs the password, so it happens at
 * a login.
 */
@Singleton
final class Rehash {

    private final PasswordHasher hasher;
    private final UserRepository users;

    Rehash(PasswordHasher hasher, UserRepository users) {
        this.hasher = hasher;
        this.users = users;
    }

    /** The user with a hash at present costs, not stored yet; with the old one if too many are waiting to be hashed. */
    Mono<User> prepare(User user, String password) {
        return hasher.isUpToDate(user.passwordHash())
                ? Mono.just(user)
                : hasher.hash(password)
                        .map(user::withPasswordHash)
                        .onErrorReturn(TooManyPasswordsException.class, user);
    }

    /** Stores the prepared hash, in the current transaction; empty if the hash has changed in the meantime. */
    Mono<User> store(User user, User prepared) {
        return user.passwordHash().equals(prepared.passwordHash())
                ? Mono.just(prepared)
                : users.rehash(user.id(), user.passwordHash(), prepared.passwordHash())
                        .filter(replaced -> replaced > 0)
                        .map(replaced -> prepared);
    }
}
