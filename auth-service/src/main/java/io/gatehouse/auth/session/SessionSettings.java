package io.gatehouse.auth.session;

import io.gatehouse.shared.production.WeakSettings;
import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long sessions last.
 *
 * @param refreshLifetime how long a refresh token can be used; each use starts anew
 * @param cleanupInterval how often what has expired is deleted
 */
@ConfigurationProperties("auth.session")
record SessionSettings(
        @AtLeastAMillisecond Duration refreshLifetime,
        @AtLeastAMillisecond Duration cleanupInterval) implements WeakSettings {

    /** NIST SP 800-63B section 4.1.3: whoever was away for so long logs in again. */
    private static final Duration LONGEST = Duration.ofDays(30);

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                refreshLifetime.compareTo(LONGEST) > 0,
                "AUTH_REFRESH_LIFETIME is " + refreshLifetime + ", expected at most 30 days");
    }
}
