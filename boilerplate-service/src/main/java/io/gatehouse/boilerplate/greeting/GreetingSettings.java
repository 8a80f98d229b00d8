package io.gatehouse.boilerplate.greeting;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * How callers are greeted.
 *
 * @param salutation the word before the name
 */
@ConfigurationProperties("greeting")
record GreetingSettings(@NotBlank @Size(max = 30) String salutation) {}
