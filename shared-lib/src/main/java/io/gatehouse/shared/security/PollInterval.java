package io.gatehouse.shared.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;

/**
 * Stops the start in production if revocations are fetched too seldom: they are promised to take effect within two
 * seconds.
 */
@Context
@Requires(env = "production")
final class PollInterval {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    PollInterval(TokenSettings settings) {
        if (settings.pollInterval().compareTo(LONGEST) > 0) {
            throw new ConfigurationException("Not in production: TOKEN_POLL_INTERVAL is " + settings.pollInterval()
                    + ", expected at most a second");
        }
    }
}
