package io.gatehouse.auth.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import java.time.Duration;

/**
 * How long access tokens work.
 *
 * @param lifetime from the second they are issued, in whole seconds
 */
@ConfigurationProperties("auth.token")
record TokenLifetime(Duration lifetime) {

    TokenLifetime {
        if (lifetime.toSeconds() < 1) {
            throw new ConfigurationException(
                    "AUTH_TOKEN_LIFETIME is " + lifetime + ": expected at least a second, such as 15m");
        }
    }

    long seconds() {
        return lifetime.toSeconds();
    }
}
