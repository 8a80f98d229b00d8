package io.gatehouse.gateway.limit.rate;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;

/**
 * How the gateway counts requests.
 *
 * @param callers how many buckets, one for each caller and route, are kept here at most
 */
@ConfigurationProperties("gateway.rate-limits")
record RateLimitSettings(@Min(1) long callers) {}
