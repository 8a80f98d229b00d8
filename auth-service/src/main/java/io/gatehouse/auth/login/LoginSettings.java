package io.gatehouse.auth.login;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many logins may fail, and the delay after that.
 *
 * @param failuresPerAccount failures for one username before attempts have to wait
 * @param failuresPerAddress failures from one address, for any username, before attempts have to wait
 * @param firstDelay the first delay; each further failure doubles it
 * @param longestDelay the longest delay
 * @param forgetAfter after how long without a failure everything is forgotten
 * @param familiarFor how long an address stays familiar after a user has logged in from it
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

    /** A limit so that one address cannot try all names there are. */
    private static final int MOST_FAILURES_PER_ADDRESS = 1000;

    /**
     * What production requires at least: with a delay of a minute there can be 1,440 guesses a day; forgetting failures
     * sooner allows more.
     */
    private static final Duration LEAST_FIRST_DELAY = Duration.ofSeconds(1);

    private static final Duration LEAST_LONGEST_DELAY = Duration.ofMinutes(1);
    private static final Duration LEAST_FORGET_AFTER = Duration.ofMinutes(15);

    /** Enough for any delay, without overflow. */
    private static final int MOST_DOUBLINGS = 30;

    LoginSettings {
        check("AUTH_LOGIN_FIRST_DELAY", firstDelay, Duration.ZERO, "above zero, such as 1s");
        check("AUTH_LOGIN_LONGEST_DELAY", longestDelay, firstDelay, "above AUTH_LOGIN_FIRST_DELAY, such as 1m");
        check("AUTH_LOGIN_FORGET_AFTER", forgetAfter, longestDelay, "above AUTH_LOGIN_LONGEST_DELAY, such as 15m");
        check("AUTH_LOGIN_FAMILIAR_FOR", familiarFor, Duration.ZERO, "above zero, such as 30d");
    }

    /** The delay before the next attempt after this many failures, the first of which are free. */
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

    /** The duration in the form the database takes. */
    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void check(String setting, Duration duration, Duration above, String expected) {
        if (duration.compareTo(above) <= 0) {
            throw new ConfigurationException("%s is %s: expected a duration %s".formatted(setting, duration, expected));
        }
    }
}
