package io.gatehouse.auth.login;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How often a login may fail.
 *
 * @param failuresPerAccount for one username, whoever tries, within a window
 * @param failuresPerAddress from one address, for whatever username, within a window
 * @param window how long failures count, from the first one on
 * @param remembered of how many usernames and addresses failures are counted at most
 */
@ConfigurationProperties("auth.login")
record LoginSettings(
        @Min(1) int failuresPerAccount,
        @Min(1) int failuresPerAddress,
        Duration window,
        @Min(1) int remembered) {

    LoginSettings {
        if (!window.isPositive()) {
            throw new ConfigurationException(
                    "AUTH_LOGIN_WINDOW is " + window + ": expected a duration above zero, such as 1m");
        }
    }
}
