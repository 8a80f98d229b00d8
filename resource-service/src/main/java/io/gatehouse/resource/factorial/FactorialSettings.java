package io.gatehouse.resource.factorial;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much computing callers may ask for.
 *
 * @param limit the greatest number whose factorial is computed
 * @param parallel how many big factorials are computed at the same time
 * @param waiting how many big factorials may wait for each of those that are being computed
 */
@ConfigurationProperties("factorial")
record FactorialSettings(
        @Min(0) @Max(100_000) int limit,
        @Min(1) int parallel,
        @Min(1) int waiting) {}
