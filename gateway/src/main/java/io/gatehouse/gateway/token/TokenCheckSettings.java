package io.gatehouse.gateway.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;

/**
 * How the gateway checks tokens.
 *
 * @param remembered how many checked tokens are remembered at most
 */
@ConfigurationProperties("gateway.tokens")
record TokenCheckSettings(@Min(1) long remembered) {}
