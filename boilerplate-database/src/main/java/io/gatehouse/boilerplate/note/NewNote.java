package io.gatehouse.boilerplate.note;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A note to be stored.
 *
 * @param text the words, 1 to 1000 characters
 */
@Serdeable
record NewNote(@NotBlank @Size(max = 1000) String text) {}
