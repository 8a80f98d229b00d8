package io.gatehouse.auth.client;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Whether a client gets tokens.
 *
 * @param enabled false also kills the tokens it has; read as text, because every text that is not true would be read as
 *     a boolean that is false
 */
@Serdeable
record ClientEnabledChange(
        @Schema(type = "boolean", description = "false also kills the tokens it has", example = "false")
        @NotNull @Pattern(regexp = "true|false", message = "expected true or false") String enabled) {

    boolean isOn() {
        return Boolean.parseBoolean(enabled);
    }
}
