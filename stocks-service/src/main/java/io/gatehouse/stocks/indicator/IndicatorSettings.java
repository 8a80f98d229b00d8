package io.gatehouse.stocks.indicator;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;

/**
 * How much computation callers may ask for.
 *
 * @param perRequest how many indicators a request may name
 * @param parallel how many threads compute
 */
@ConfigurationProperties("indicators")
record IndicatorSettings(@Min(1) int perRequest, @Min(1) int parallel) {}
