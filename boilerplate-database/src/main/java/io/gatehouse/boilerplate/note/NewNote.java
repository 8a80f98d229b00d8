package io.gatehouse.boilerplate.note;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A note to be stored.
 *
 * @param text its text, 1 to 1000 characters, without NUL, which PostgreSQL cannot store
 */
@Serdeable
record NewNote(
        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "must not have the character NUL") String text) {}
