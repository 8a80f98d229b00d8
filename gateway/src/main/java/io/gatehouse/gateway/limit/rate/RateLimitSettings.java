package io.gatehouse.gateway.limit.rate;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;

/**
 * How the gateway counts requests.
 *
 * @param callers the most buckets that are kept in memory, one per caller and route
 */
@ConfigurationProperties("gateway.rate-limits")
record RateLimitSettings(@Min(1) long callers) {}
