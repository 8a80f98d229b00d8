package io.gatehouse.gateway.peer;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;

/**
 * How many connections callers may have.
 *
 * @param max for all callers together; 0 for no limit
 * @param perAddress for one address, or IPv6 /64 network, unless it is a trusted proxy; 0 for no limit
 */
@ConfigurationProperties("gateway.connections")
record ConnectionSettings(@Min(0) int max, @Min(0) int perAddress) {}
