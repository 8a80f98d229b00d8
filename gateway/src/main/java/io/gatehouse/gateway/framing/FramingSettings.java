package io.gatehouse.gateway.framing;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How long the gateway has patience.
 *
 * @param headTimeout how long the head of a request may take from its first byte to its last
 */
@ConfigurationProperties("gateway.framing")
record FramingSettings(@NotNull Duration headTimeout) {}
