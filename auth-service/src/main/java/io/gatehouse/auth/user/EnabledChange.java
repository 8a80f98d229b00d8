package io.gatehouse.auth.user;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Whether a user or a client gets tokens.
 *
 * @param enabled false also ends the sessions and kills the tokens there are; read as text, because every text that is not true would be
 *     read as a boolean that is false
 */
@Serdeable
public record EnabledChange(
        @Schema(
                type = "boolean",
                description = "false also ends the sessions and kills the tokens there are",
                example = "false")
        @NotNull @Pattern(regexp = "true|false", message = "expected true or false") String enabled) {

    /** As a boolean. */
    public boolean isOn() {
        return Boolean.parseBoolean(enabled);
    }
}
