package io.gatehouse.auth.token;

import io.gatehouse.shared.production.WeakSettings;
import io.gatehouse.shared.start.Durations;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long access tokens work.
 *
 * @param lifetime from the second they are issued, in whole seconds
 */
@ConfigurationProperties("auth.token")
record TokenLifetime(Duration lifetime) implements WeakSettings {

    /** The longest lifetime in production: a stolen token works that long. */
    private static final Duration LONGEST = Duration.ofHours(1);

    TokenLifetime {
        if (lifetime.toSeconds() < 1 || !Durations.isLasting(lifetime)) {
            throw new ConfigurationException("AUTH_TOKEN_LIFETIME is " + lifetime
                    + ": expected at least a second and at most 365d, such as 15m");
        }
    }

    long seconds() {
        return lifetime.toSeconds();
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                lifetime.compareTo(LONGEST) > 0, "AUTH_TOKEN_LIFETIME is " + lifetime + ", expected at most an hour");
    }
}
