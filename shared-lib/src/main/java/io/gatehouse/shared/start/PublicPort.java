package io.gatehouse.shared.start;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The public port, checked here so that a wrong one is reported by its key, which the server does not do.
 *
 * @param port the port for callers; -1 takes any that is free
 */
@ConfigurationProperties("micronaut.server")
record PublicPort(@Min(-1) @Max(65535) int port) {}
