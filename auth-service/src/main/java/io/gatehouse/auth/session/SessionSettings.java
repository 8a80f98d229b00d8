package io.gatehouse.auth.session;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param refreshLifetime how long a refresh token can be used; each use starts anew
 * @param cleanupInterval how often what has expired is deleted
 */
@ConfigurationProperties("auth.session")
record SessionSettings(Duration refreshLifetime, Duration cleanupInterval) {

    SessionSettings {
        check("AUTH_REFRESH_LIFETIME", refreshLifetime, "30d");
        check("AUTH_CLEANUP_INTERVAL", cleanupInterval, "1h");
    }

    private static void check(String setting, Duration duration, String example) {
        if (!duration.isPositive()) {
            throw new ConfigurationException(
                    "%s is %s: expected a duration above zero, such as %s".formatted(setting, duration, example));
        }
    }
}
