package io.gatehouse.auth.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token, and what the caller should know about it without reading it.
 *
 * @param token the access token, for X-Token
 * @param expiresIn after how many seconds it stops working
 * @param refreshToken for the next token, once; guests get none
 * @param permissions what the token permits
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenAnswer(
        @Schema(example = "eyJraWQiOiJOemJMc1hoO...") String token,
        @Schema(example = "900") @JsonProperty("expires_in") long expiresIn,

        @Schema(example = "3q2-7wG5ZbV0o2sXb1kqY8mC4dTnR6hJpLfUeVaWcEg") @JsonProperty("refresh_token") @Nullable String refreshToken,

        @Schema(example = "[\"smoke\", \"time\"]") List<String> permissions) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "a token for " + permissions;
    }
}
