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
        @Schema(example = "demo") @NotEmpty @Size(max = MAX_LENGTH) String username,

        @Schema(example = "demo-password") @NotEmpty @Size(max = MAX_LENGTH) String password) {

    /** The most characters of a name, and of a password. */
    public static final int MAX_LENGTH = 1024;

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
