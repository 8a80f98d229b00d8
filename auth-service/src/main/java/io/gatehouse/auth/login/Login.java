package io.gatehouse.auth.login;

import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.auth.password.PasswordHasher;
import io.gatehouse.auth.user.User;
import io.gatehouse.auth.user.UserRepository;
import io.gatehouse.auth.user.Username;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
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
     * Logs the user of these credentials in, who can have a token.
     *
     * @param then what the user logs in to, in the transaction that writes the login down; who is disabled or has another
     *     password by then gets nothing, and is judged anew
     * @return an error of {@link WrongCredentialsException} if there is none, of {@link TooManyFailuresException} if
     *     that happened too often, of {@link PasswordChangeRequiredException} if the password was for once
     */
    public <T> Mono<T> check(Credentials credentials, Origin origin, Function<User, Mono<T>> then) {
        return judge(credentials, true, origin, then);
    }

    /** The user of these credentials, be the password for once or not. */
    Mono<User> prove(Credentials credentials, Origin origin) {
        return judge(credentials, false, origin, Mono::just);
    }

    /** Once more if the hash is another by now: another login may have made that of the same password. */
    private <T> Mono<T> judge(Credentials credentials, boolean forToken, Origin origin, Function<User, Mono<T>> then) {
        LoginAttempt attempt = LoginAttempt.of(credentials.username(), origin);
        return throttle.admit(attempt)
                .flatMap(standing -> find(credentials.username())
                        .flatMap(user -> check(credentials.password(), user)
                                .map(matches -> new Trial(attempt, standing, user, matches, forToken, origin)))
                        .flatMap(trial -> decide(trial, credentials.password(), then)))
                .switchIfEmpty(Mono.defer(() -> judge(credentials, forToken, origin, then)));
    }

    private Mono<Optional<User>> find(String username) {
        return Username.isWellFormed(username)
                ? users.findByUsername(username).singleOptional()
                : Mono.just(Optional.empty());
    }

    private Mono<Boolean> check(String password, Optional<User> user) {
        return hasher.matches(password, user.map(User::passwordHash).orElse(null));
    }

    private <T> Mono<T> decide(Trial trial, String password, Function<User, Mono<T>> then) {
        return trial.proven().map(user -> accept(trial, user, password, then)).orElseGet(() -> refuse(trial));
    }

    /** The user's row comes first: whoever replaces a password locks what there is in this order, too. */
    private <T> Mono<T> accept(Trial trial, User user, String password, Function<User, Mono<T>> then) {
        return rehash.prepare(user, password)
                .flatMap(prepared -> audit.success(trial.deed(), () -> rehash.store(user, prepared)
                        .flatMap(then)
                        .delayUntil(done -> throttle.succeeded(trial.attempt(), trial.standing(), user.id()))));
    }

    private <T> Mono<T> refuse(Trial trial) {
        return trial.isForOneTime() ? refuseOneTime(trial) : refuseWrong(trial);
    }

    private <T> Mono<T> refuseWrong(Trial trial) {
        return audit.failure(trial.deed(), () -> throttle.failed(trial.attempt(), trial.standing()))
                .then(Mono.error(WrongCredentialsException::new));
    }

    /** Learns nothing from it, but tells nobody that it is right who has to wait by now. */
    private <T> Mono<T> refuseOneTime(Trial trial) {
        return audit.failure(trial.deed(), () -> throttle.admit(trial.attempt()))
                .then(Mono.error(PasswordChangeRequiredException::new));
    }
}
