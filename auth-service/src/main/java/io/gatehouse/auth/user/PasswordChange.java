package io.gatehouse.auth.user;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A user's new password.
 *
 * @param password 8 to 1024 characters
 */
@Serdeable
record PasswordChange(
        @Schema(example = "correct horse battery staple")
        @NotNull @Size(min = PasswordRule.MIN, max = PasswordRule.MAX, message = PasswordRule.EXPECTED) String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "a password";
    }
}
