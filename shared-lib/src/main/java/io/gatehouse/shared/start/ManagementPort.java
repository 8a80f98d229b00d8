package io.gatehouse.shared.start;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The management port, checked here so that a wrong one is reported by its key, which the server does not do.
 *
 * @param port the port of the management endpoints
 */
@ConfigurationProperties("endpoints.all")
record ManagementPort(@Min(1) @Max(65535) int port) {}
