package io.gatehouse.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows guessing down: after so many wrong passwords for an account, or from an address, every further try is refused
 * until the window that began with the first of them is over. Successes neither count nor clear anything. Each replica
 * counts for itself.
 */
@Singleton
final class LoginThrottle {

    private final LoginSettings settings;
    private final Clock clock;
    private final Cache<String, Failures> failures;

    LoginThrottle(LoginSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(settings.window())
                .build();
    }

    /**
     * Lets the try pass.
     *
     * @throws TooManyFailuresException if too many like it failed
     */
    void check(LoginAttempt attempt) {
        check(attempt.accountKey(), settings.failuresPerAccount());
        check(attempt.addressKey(), settings.failuresPerAddress());
    }

    /** Takes notice of a wrong username or password. */
    void failed(LoginAttempt attempt) {
        count(attempt.accountKey());
        count(attempt.addressKey());
    }

    private void check(String key, int limit) {
        Failures counted = failures.getIfPresent(key);
        if (counted != null && counted.count() >= limit && counted.countsAt(clock.instant())) {
            throw new TooManyFailuresException(Duration.between(clock.instant(), counted.until()));
        }
    }

    private void count(String key) {
        Instant now = clock.instant();
        Failures first = new Failures(1, now.plus(settings.window()));
        failures.asMap().merge(key, first, (counted, one) -> counted.countsAt(now) ? counted.andOneMore() : one);
    }

    /** How many there were, and until when they count. */
    private record Failures(int count, Instant until) {

        boolean countsAt(Instant now) {
            return until.isAfter(now);
        }

        Failures andOneMore() {
            return new Failures(count + 1, until);
        }
    }
}
