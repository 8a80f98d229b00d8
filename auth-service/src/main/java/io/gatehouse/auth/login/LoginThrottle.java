package io.gatehouse.auth.login;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Slows down guessing: after too many wrong passwords for an account, or from a network, each further one doubles the
 * time until the next attempt is checked. A user who has logged in from a network before is delayed there only by wrong
 * passwords from there, so nobody can keep a user out from elsewhere.
 */
@Singleton
class LoginThrottle {

    private final LoginSettings settings;
    private final LoginFailureRepository failures;

    LoginThrottle(LoginSettings settings, LoginFailureRepository failures) {
        this.settings = settings;
        this.failures = failures;
    }

    /**
     * How this attempt is to be treated.
     *
     * @return an error of {@link TooManyFailuresException} if it has to wait
     */
    Mono<Throttling> admit(LoginAttempt attempt) {
        return failures.throttling(
                        attempt.possibleUsername(),
                        attempt.network(),
                        LoginSettings.seconds(settings.familiarFor()),
                        List.copyOf(limits(attempt, true).keySet()),
                        List.copyOf(limits(attempt, false).keySet()))
                .doOnNext(LoginThrottle::check);
    }

    /**
     * Records a wrong password, in the current transaction.
     *
     * @return an error of {@link TooManyFailuresException} if others that came at the same time failed too often: of
     *     tries sent all at once no more are judged than of tries sent in turn
     */
    Mono<Boolean> failed(LoginAttempt attempt, Throttling throttling) {
        return Flux.fromIterable(limits(attempt, throttling.familiar()).entrySet())
                .concatMap(limit -> count(limit.getKey(), limit.getValue()))
                .then(Mono.just(true));
    }

    /** Records a right password; an error of {@link TooManyFailuresException} as for a wrong one. */
    Mono<Void> succeeded(LoginAttempt attempt, Throttling throttling, UUID userId) {
        List<String> keys = List.copyOf(limits(attempt, throttling.familiar()).keySet());
        String accountKey = throttling.familiar() ? attempt.familiarKey() : attempt.accountKey();
        return failures.succeed(keys, accountKey, userId, attempt.network())
                .filter(judged -> judged > 0)
                .switchIfEmpty(Mono.error(() -> new TooManyFailuresException(Duration.ZERO)))
                .then();
    }

    private Mono<Long> count(String key, int free) {
        return failures.count(key, LoginSettings.seconds(settings.forgetAfter()))
                .switchIfEmpty(Mono.error(() -> new TooManyFailuresException(Duration.ZERO)))
                .map(counted -> settings.delay(counted, free))
                .filter(Duration::isPositive)
                .flatMap(delay -> failures.block(key, LoginSettings.seconds(delay)));
    }

    /**
     * How many failures of each key are free. Sorted, so that all who count several keys lock them in the same order.
     */
    private SortedMap<String, Integer> limits(LoginAttempt attempt, boolean familiar) {
        return new TreeMap<>(
                familiar
                        ? Map.of(attempt.familiarKey(), settings.failuresPerAccount())
                        : Map.of(
                                attempt.accountKey(),
                                settings.failuresPerAccount(),
                                attempt.networkKey(),
                                settings.failuresPerAddress()));
    }

    private static void check(Throttling throttling) {
        if (throttling.delay() > 0) {
            throw new TooManyFailuresException(Duration.ofMillis((long) (throttling.delay() * 1000)));
        }
    }
}
