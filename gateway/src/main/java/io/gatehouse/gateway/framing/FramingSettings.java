package io.gatehouse.gateway.framing;

import io.gatehouse.gateway.setting.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How long the gateway has patience, and how much it reads.
 *
 * @param headTimeout how long the head of a request may take from its first byte to its last
 * @param maxHttp2HeadSize how many bytes the head of an HTTP/2 request may have, and 32 more for each field, as RFC 9113
 *     section 6.5.2 counts them
 */
@ConfigurationProperties("gateway.framing")
record FramingSettings(
        @AtLeastAMillisecond Duration headTimeout,
        @Min(1) @Max(1 << 24) int maxHttp2HeadSize) {}
