package io.gatehouse.auth.login;

import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.password.PasswordHasher;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import io.gatehouse.auth.user.Username;
import jakarta.inject.Singleton;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Checks credentials. Whether a user exists shows neither in the answer nor in the time it takes, but for two things: a
 * network that has to wait can find out who logged in from there lately, as they need not wait; and hashes of other costs
 * than the present ones take another time ({@link PasswordHasher}).
 */
@Singleton
public final class Login {

    private final LoginThrottle throttle;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final Rehash rehash;
    private final Audit audit;

    Login(LoginThrottle throttle, UserRepository users, PasswordHasher hasher, Rehash rehash, Audit audit) {
        this.throttle = throttle;
        this.users = users;
        this.hasher = hasher;
        this.rehash = rehash;
        this.audit = audit;
    }

    /**
     * The user of these credentials, who can have a token.
     *
     * @return an error of {@link WrongCredentialsException} if there is none, of {@link TooManyFailuresException} if
     *     that happened too often, of {@link PasswordChangeRequiredException} if the password was for once
     */
    public Mono<User> check(Credentials credentials, Origin origin) {
        return judge(credentials, true, origin);
    }

    /** The user of these credentials, be the password for once or not. */
    Mono<User> prove(Credentials credentials, Origin origin) {
        return judge(credentials, false, origin);
    }

    /** Once more if the hash is another by now: another login may have made that of the same password. */
    private Mono<User> judge(Credentials credentials, boolean forToken, Origin origin) {
        LoginAttempt attempt = LoginAttempt.of(credentials.username(), origin);
        return throttle.admit(attempt)
                .flatMap(standing -> find(credentials.username())
                        .flatMap(user -> check(credentials.password(), user)
                                .map(matches -> new Trial(attempt, standing, user, matches, forToken, origin)))
                        .flatMap(trial -> decide(trial, credentials.password())))
                .switchIfEmpty(Mono.defer(() -> judge(credentials, forToken, origin)));
    }

    private Mono<Optional<User>> find(String username) {
        return Username.isWellFormed(username)
                ? users.findByUsername(username).singleOptional()
                : Mono.just(Optional.empty());
    }

    private Mono<Boolean> check(String password, Optional<User> user) {
        return hasher.matches(password, user.map(User::passwordHash).orElse(null));
    }

    private Mono<User> decide(Trial trial, String password) {
        return trial.proven().map(user -> accept(trial, user, password)).orElseGet(() -> refuse(trial));
    }

    private Mono<User> accept(Trial trial, User user, String password) {
        return rehash.prepare(user, password)
                .flatMap(prepared -> audit.success(trial.deed(), () -> rehash.store(user, prepared)
                        .flatMap(stored -> throttle.succeeded(trial.attempt(), trial.standing(), stored))));
    }

    private Mono<User> refuse(Trial trial) {
        return trial.isForOneTime() ? refuseOneTime(trial) : refuseWrong(trial);
    }

    private Mono<User> refuseWrong(Trial trial) {
        return audit.failure(trial.deed(), () -> throttle.failed(trial.attempt(), trial.standing()))
                .then(Mono.error(WrongCredentialsException::new));
    }

    /** Learns nothing from it, but tells nobody that it is right who has to wait by now. */
    private Mono<User> refuseOneTime(Trial trial) {
        return audit.failure(trial.deed(), () -> throttle.admit(trial.attempt()))
                .then(Mono.error(PasswordChangeRequiredException::new));
    }
}
