package io.gatehouse.auth.user;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Whether a user can log in.
 *
 * @param enabled false also ends every session of the user; read as text, because every text that is not true would be
 *     read as a boolean that is false
 */
@Serdeable
record EnabledChange(
        @Schema(type = "boolean", description = "false also ends every session of the user", example = "false")
        @NotNull @Pattern(regexp = "true|false", message = "expected true or false") String enabled) {

    boolean isOn() {
        return Boolean.parseBoolean(enabled);
    }
}
