package io.gatehouse.gateway.framing;

import io.gatehouse.gateway.setting.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How long the gateway has patience.
 *
 * @param headTimeout how long the head of a request may take from its first byte to its last
 */
@ConfigurationProperties("gateway.framing")
record FramingSettings(@AtLeastAMillisecond Duration headTimeout) {}
