package io.gatehouse.auth.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatehouse.auth.token.TokenAnswer;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A token (RFC 6749 section 5.1).
 *
 * @param accessToken for {@code Authorization: Bearer}, or for X-Token
 * @param tokenType always Bearer
 * @param expiresIn after how many seconds it stops working
 * @param refreshToken for the next token, once; left out where there is no user
 * @param scope what it permits
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenResponse(
        @Schema(example = "eyJraWQiOiJOemJMc1hoO...") @JsonProperty("access_token")
        String accessToken,

        @Schema(example = "Bearer") @JsonProperty("token_type")
        String tokenType,

        @Schema(example = "900") @JsonProperty("expires_in") long expiresIn,

        @Schema(example = "3q2-7wG5ZbV0o2sXb1kqY8mC4dTnR6hJpLfUeVaWcEg") @JsonProperty("refresh_token") @Nullable String refreshToken,

        @Schema(example = "smoke time") String scope) {

    static TokenResponse of(TokenAnswer answer) {
        return new TokenResponse(
                answer.token(), "Bearer", answer.expiresIn(), answer.refreshToken(), Scope.text(answer.permissions()));
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "a token for " + scope;
    }
}
