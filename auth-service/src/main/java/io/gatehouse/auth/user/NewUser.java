package io.gatehouse.auth.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A user to be added.
 *
 * @param username 1 to 64 letters, digits, dots, underscores or hyphens; its case does not make it another name
 * @param password 8 to 1024 characters
 * @param permissions what the user may do
 */
@Serdeable
record NewUser(
        @Schema(example = "ada") @NotNull @Pattern(regexp = Username.RULE, message = Username.EXPECTED) String username,

        @Schema(example = "correct horse battery staple")
        @NotNull @Size(min = PasswordRule.MIN, max = PasswordRule.MAX, message = PasswordRule.EXPECTED) String password,

        @Schema(example = "[\"smoke\", \"stocks\"]") @JsonProperty(required = true)
        List<@NotNull String> permissions) {

    /** Without the password. */
    @Override
    public String toString() {
        return username + " " + permissions;
    }
}
