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
 * Checks credentials. Neither the answer nor its timing reveals whether a user exists, with two exceptions: in a
 * network that has to wait, the users who logged in from there lately do not, which gives them away; and hashes with
 * former costs take a different time ({@link PasswordHasher}).
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
     * Logs in the user with these credentials, for a token.
     *
     * @param then what the login starts, in the transaction that records it; if the user is disabled or has another
     *     password by then, the credentials are checked again
     * @return an error of {@link WrongCredentialsException} if there is no such user, of {@link
     *     TooManyFailuresException} if too many logins failed, of {@link PasswordChangeRequiredException} if the
     *     password may only be used once
     */
    public <T> Mono<T> check(Credentials credentials, Origin origin, Function<User, Mono<T>> then) {
        return judge(credentials, true, origin, then);
    }

    /** The user with these credentials, even if the password is a one-time password. */
    Mono<User> prove(Credentials credentials, Origin origin) {
        return judge(credentials, false, origin, Mono::just);
    }

    /**
     * Repeats the check if the hash has changed by now: another login may have replaced it with a new hash of the same
     * password.
     */
    private <T> Mono<T> judge(Credentials credentials, boolean forToken, Origin origin, Function<User, Mono<T>> then) {
        LoginAttempt attempt = LoginAttempt.of(credentials.username(), origin);
        return throttle.admit(attempt)
                .flatMap(throttling -> find(credentials.username())
                        .flatMap(user -> check(credentials.password(), user)
                                .map(matches -> new CheckedLogin(attempt, throttling, user, matches, forToken, origin)))
                        .flatMap(checked -> decide(checked, credentials.password(), then)))
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

    private <T> Mono<T> decide(CheckedLogin checked, String password, Function<User, Mono<T>> then) {
        return checked.proven()
                .map(user -> accept(checked, user, password, then))
                .orElseGet(() -> refuse(checked));
    }

    /** Locks the user's row first, in the same order as replacing a password does. */
    private <T> Mono<T> accept(CheckedLogin checked, User user, String password, Function<User, Mono<T>> then) {
        return rehash.prepare(user, password)
                .flatMap(prepared -> audit.success(checked.auditEntry(), () -> rehash.store(user, prepared)
                        .flatMap(then)
                        .delayUntil(done -> throttle.succeeded(checked.attempt(), checked.throttling(), user.id()))));
    }

    private <T> Mono<T> refuse(CheckedLogin checked) {
        return checked.isForOneTime() ? refuseOneTime(checked) : refuseWrong(checked);
    }

    private <T> Mono<T> refuseWrong(CheckedLogin checked) {
        return audit.failure(checked.auditEntry(), () -> throttle.failed(checked.attempt(), checked.throttling()))
                .then(Mono.error(WrongCredentialsException::new));
    }

    /**
     * Records nothing about this success, but if tries have to wait by now, does not reveal that the password is right.
     */
    private <T> Mono<T> refuseOneTime(CheckedLogin checked) {
        return audit.failure(checked.auditEntry(), () -> throttle.admit(checked.attempt()))
                .then(Mono.error(PasswordChangeRequiredException::new));
    }
}
