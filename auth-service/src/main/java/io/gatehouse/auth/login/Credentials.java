package io.gatehouse.auth.login;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/**
 * Who a caller says they are, and the proof.
 *
 * @param username the user's name, in any case
 * @param password the user's password
 */
@Serdeable
public record Credentials(
        @Schema(example = "demo") @NotEmpty @Size(max = 1024) String username,

        @Schema(example = "demo-password") @NotEmpty @Size(max = 1024) String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
