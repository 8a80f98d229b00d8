package io.gatehouse.shared.example;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import jakarta.validation.constraints.Max;

/** Only where it is configured: before {@code package}, other modules' tests see every class of this one's. */
@Requires(property = "example.limit")
@ConfigurationProperties("example")
record ExampleSettings(@Max(10) int limit) {}
