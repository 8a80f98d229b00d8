package io.gatehouse.auth.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A user's request to change the password.
 *
 * @param username the user's name, in any case
 * @param password the present password
 * @param newPassword the new password
 */
@Serdeable
public record NewPassword(
        @Schema(example = "ada") @NotEmpty @Size(max = 1024) String username,

        @Schema(example = "the-one-time-password") @NotEmpty @Size(max = 1024) String password,

        @Schema(example = "correct horse battery staple") @JsonProperty("new_password") @NotNull String newPassword) {

    Credentials credentials() {
        return new Credentials(username, password);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return username;
    }
}
