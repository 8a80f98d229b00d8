package io.gatehouse.shared.start;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Checked by its key, which the server does not do.
 *
 * @param port where the management endpoints are
 */
@ConfigurationProperties("endpoints.all")
record ManagementPort(@Min(1) @Max(65535) int port) {}
