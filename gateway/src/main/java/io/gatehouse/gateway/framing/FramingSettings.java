package io.gatehouse.gateway.framing;

import io.gatehouse.shared.start.AtLeastAMillisecond;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Limits for the head of a request.
 *
 * @param headTimeout how long a head may take from its first byte to its last
 * @param maxHttp2HeadSize how many bytes the head of an HTTP/2 request may have, counted with 32 more for each field (RFC 9113
 *     section 6.5.2)
 */
@ConfigurationProperties("gateway.framing")
record FramingSettings(
        @AtLeastAMillisecond Duration headTimeout,
        @ReadableBytes @Min(1) @Max(1 << 24) int maxHttp2HeadSize) {}
