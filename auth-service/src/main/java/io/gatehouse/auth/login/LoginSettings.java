package io.gatehouse.auth.login;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How often a login may fail, and what happens then.
 *
 * @param failuresPerAccount for one username, until the next try has to wait
 * @param failuresPerAddress from one address, for whatever username, until the next try has to wait
 * @param firstDelay how long it has to wait then; each further failure doubles it
 * @param longestDelay how long at most
 * @param forgetAfter for how long no try has to have failed until all is forgotten
 * @param familiarFor for how long an address is familiar after a user has logged in from it
 */
@ConfigurationProperties("auth.login")
record LoginSettings(
        @Min(1) int failuresPerAccount,
        @Min(1) int failuresPerAddress,
        Duration firstDelay,
        Duration longestDelay,
        Duration forgetAfter,
        Duration familiarFor)
        implements WeakSettings {

    /** NIST SP 800-63B section 5.2.2. */
    private static final int MOST_FAILURES = 100;

    /** So that one address cannot try all the names there are. */
    private static final int MOST_FAILURES_PER_ADDRESS = 1000;

    /** A minute leaves 1,440 guesses a day; what is forgotten sooner is guessed again sooner. */
    private static final Duration LEAST_FIRST_DELAY = Duration.ofSeconds(1);

    private static final Duration LEAST_LONGEST_DELAY = Duration.ofMinutes(1);
    private static final Duration LEAST_FORGET_AFTER = Duration.ofMinutes(15);

    /** Enough for any longest delay, and no overflow. */
    private static final int MOST_DOUBLINGS = 30;

    LoginSettings {
        check("AUTH_LOGIN_FIRST_DELAY", firstDelay, Duration.ZERO, "above zero, such as 1s");
        check("AUTH_LOGIN_LONGEST_DELAY", longestDelay, firstDelay, "above AUTH_LOGIN_FIRST_DELAY, such as 1m");
        check("AUTH_LOGIN_FORGET_AFTER", forgetAfter, longestDelay, "above AUTH_LOGIN_LONGEST_DELAY, such as 15m");
        check("AUTH_LOGIN_FAMILIAR_FOR", familiarFor, Duration.ZERO, "above zero, such as 30d");
    }

    /** How long the next try has to wait after so many failures, of which so many cost nothing. */
    Duration delay(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration doubled = firstDelay.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return doubled.compareTo(longestDelay) < 0 ? doubled : longestDelay;
    }

    @Override
    public Stream<String> weaknesses() {
        return Stream.of(
                        tooMany("AUTH_LOGIN_FAILURES_PER_ACCOUNT", failuresPerAccount, MOST_FAILURES),
                        tooMany("AUTH_LOGIN_FAILURES_PER_ADDRESS", failuresPerAddress, MOST_FAILURES_PER_ADDRESS),
                        tooShort("AUTH_LOGIN_FIRST_DELAY", firstDelay, LEAST_FIRST_DELAY),
                        tooShort("AUTH_LOGIN_LONGEST_DELAY", longestDelay, LEAST_LONGEST_DELAY),
                        tooShort("AUTH_LOGIN_FORGET_AFTER", forgetAfter, LEAST_FORGET_AFTER))
                .flatMap(Function.identity());
    }

    private static Stream<String> tooMany(String setting, int value, int most) {
        return WeakSettings.weakness(value > most, "%s is %d, expected at most %d".formatted(setting, value, most));
    }

    private static Stream<String> tooShort(String setting, Duration value, Duration least) {
        return WeakSettings.weakness(
                value.compareTo(least) < 0, "%s is %s, expected at least %s".formatted(setting, value, least));
    }

    /** As the database takes durations. */
    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void check(String setting, Duration duration, Duration above, String expected) {
        if (duration.compareTo(above) <= 0) {
            throw new ConfigurationException("%s is %s: expected a duration %s".formatted(setting, duration, expected));
        }
    }
}
