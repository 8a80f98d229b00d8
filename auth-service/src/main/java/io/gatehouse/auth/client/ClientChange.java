package io.gatehouse.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * What a client may do from the next token on.
 *
 * @param scopes all of them, not only the added ones
 * @param grantTypes all of them, not only the added ones
 * @param introspection whether it may ask about anyone's tokens; read as text, because every text that is not true would
 *     be read as a boolean that is false
 */
@Serdeable
record ClientChange(
        @Schema(example = "[\"smoke\", \"stocks\"]") @JsonProperty(required = true)
        List<@NotNull String> scopes,

        @Schema(example = "[\"client_credentials\"]") @JsonProperty(value = "grant_types", required = true)
        List<@NotNull String> grantTypes,

        @Schema(type = "boolean", example = "false")
        @NotNull @Pattern(regexp = "true|false", message = "expected true or false") String introspection) {

    boolean mayIntrospect() {
        return Boolean.parseBoolean(introspection);
    }
}
