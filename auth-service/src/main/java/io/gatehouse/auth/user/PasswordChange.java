package io.gatehouse.auth.user;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The password that an administrator gives to a user.
 *
 * @param password 8 to 1024 characters, and not one that everyone thinks of first
 * @param oneTime whether the user has to choose another before logging in with it; left out, the user has not
 */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false) // a misspelt one would be taken for one that is left out
record PasswordChange(
        @Schema(example = "correct horse battery staple") @NotNull String password,

        @Schema(type = "boolean", example = "true")
        @JsonProperty("one_time")
        @Nullable @Pattern(regexp = "true|false", message = "expected true or false") String oneTime) {

    boolean isForOneTime() {
        return Boolean.parseBoolean(oneTime);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "a password";
    }
}
