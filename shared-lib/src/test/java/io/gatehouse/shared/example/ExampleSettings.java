package io.gatehouse.shared.example;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;

@ConfigurationProperties("example")
record ExampleSettings(@Max(10) int limit) {}
