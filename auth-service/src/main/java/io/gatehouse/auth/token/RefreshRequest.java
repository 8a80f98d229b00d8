package io.gatehouse.auth.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/**
 * Asks for the next pair of tokens.
 *
 * @param refreshToken the one that came with the last pair
 */
@Serdeable
record RefreshRequest(
        @Schema(example = "3q2-7wG5ZbV0o2sXb1kqY8mC4dTnR6hJpLfUeVaWcEg")
        @JsonProperty("refresh_token")
        @NotEmpty @Size(max = 1024) String refreshToken) {

    /** Without the token. */
    @Override
    public String toString() {
        return "a refresh token";
    }
}
