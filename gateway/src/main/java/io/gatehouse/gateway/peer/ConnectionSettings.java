package io.gatehouse.gateway.peer;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;

/**
 * How many connections callers may have.
 *
 * @param max all of them together; 0 for any number
 * @param perAddress those from one address, or IPv6 /64 network, that is no trusted proxy's; 0 for any number
 */
@ConfigurationProperties("gateway.connections")
record ConnectionSettings(@Min(0) int max, @Min(0) int perAddress) {}
