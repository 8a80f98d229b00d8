package io.gatehouse.auth.user;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user to be added.
 *
 * @param username 1 to 64 letters, digits, dots, underscores or hyphens; its case does not make it another name
 * @param password 8 to 1024 characters, and not one that everyone thinks of first
 * @param permissions what this user may do beside what the groups may
 * @param groups which groups the user is in; none if left out
 */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false) // a misspelt one would be taken for one that is left out
record NewUser(
        @Schema(example = "ada") @NotNull @Pattern(regexp = Username.RULE, message = Username.EXPECTED) String username,

        @Schema(example = "correct horse battery staple") @NotNull String password,

        @Schema(example = "[\"stocks:write\"]") @JsonProperty(required = true)
        List<@NotNull String> permissions,

        @Schema(example = "[\"read\"]") @Nullable List<@NotNull String> groups) {

    List<String> groupNames() {
        return groups == null ? List.of() : groups;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username + " " + permissions + " " + groups;
    }
}
