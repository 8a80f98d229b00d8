package io.gatehouse.auth.login;

import io.gatehouse.auth.password.PasswordHasher;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import io.gatehouse.auth.user.Username;
import jakarta.inject.Singleton;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks credentials. Whether a user exists shows neither in the answer nor in the time it takes. */
@Singleton
public final class Login {

    private final LoginThrottle throttle;
    private final UserRepository users;
    private final PasswordHasher hasher;

    Login(LoginThrottle throttle, UserRepository users, PasswordHasher hasher) {
        this.throttle = throttle;
        this.users = users;
        this.hasher = hasher;
    }

    /**
     * The user of these credentials.
     *
     * @param address where the try comes from
     * @return an error of {@link WrongCredentialsException} if there is none, of {@link TooManyFailuresException} if
     *     that happened too often
     */
    public Mono<User> check(Credentials credentials, String address) {
        LoginAttempt attempt = new LoginAttempt(credentials.username(), address);
        return Mono.fromRunnable(() -> throttle.check(attempt))
                .then(Mono.defer(() -> find(credentials.username())))
                .flatMap(user -> check(credentials.password(), user)
                        .map(matches -> decide(attempt, user.filter(known -> matches && known.enabled()))));
    }

    private Mono<Optional<User>> find(String username) {
        return Username.isWellFormed(username)
                ? users.findByUsername(username).singleOptional()
                : Mono.just(Optional.empty());
    }

    private Mono<Boolean> check(String password, Optional<User> user) {
        return hasher.matches(password, user.map(User::passwordHash).orElse(null));
    }

    /** Asks the throttle once more, so that tries sent all at once learn no more than tries sent in turn. */
    private User decide(LoginAttempt attempt, Optional<User> proven) {
        throttle.check(attempt);
        return proven.orElseThrow(() -> refused(attempt));
    }

    private WrongCredentialsException refused(LoginAttempt attempt) {
        throttle.failed(attempt);
        return new WrongCredentialsException();
    }
}
