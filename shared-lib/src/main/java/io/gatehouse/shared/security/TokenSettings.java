package io.gatehouse.shared.security;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/**
 * Which tokens are accepted, and how often auth-service is asked for news.
 *
 * @param issuer the exact {@code iss} claim
 * @param audience the exact {@code aud} claim
 * @param pollInterval how often revocations are fetched
 * @param keysRefresh how old the key set may grow before it is fetched again
 * @param keysRefetchInterval the least time between two fetches for an unknown {@code kid}
 */
@ConfigurationProperties("token")
public record TokenSettings(
        @NotBlank String issuer,
        @NotBlank String audience,
        @AtLeastAMillisecond Duration pollInterval,
        @AtLeastAMillisecond Duration keysRefresh,
        @AtLeastAMillisecond Duration keysRefetchInterval) {}
