package io.gatehouse.auth.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The body of an error (RFC 6749 section 5.2).
 *
 * @param error its name in the standard
 * @param description what is wrong this time
 */
@Serdeable
record OAuthError(
        @Schema(example = "invalid_scope") String error,

        @Schema(example = "The scope 'admin' is more than client~billing may have: expected some of smoke, stocks")
        @JsonProperty("error_description")
        String description) {}
