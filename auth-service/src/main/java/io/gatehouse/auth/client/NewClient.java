package io.gatehouse.auth.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client to be added.
 *
 * @param name 1 to 50 lower-case letters, digits or hyphens; its id is made of it
 * @param scopes what its tokens permit at most: permissions
 * @param grantTypes what it gets tokens for: client_credentials, refresh_token, password
 * @param introspection whether it may ask about anyone's tokens; left out, it may not
 */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false) // a misspelt one would be taken for one that is left out
record NewClient(
        @Schema(example = "billing") @NotNull @Pattern(regexp = ClientId.NAME_RULE, message = ClientId.NAME_EXPECTED) String name,

        @Schema(example = "[\"smoke\", \"stocks\"]") @JsonProperty(required = true)
        List<@NotNull String> scopes,

        @Schema(example = "[\"client_credentials\"]") @JsonProperty(value = "grant_types", required = true)
        List<@NotNull String> grantTypes,

        @Schema(type = "boolean", example = "false")
        @Nullable @Pattern(regexp = "true|false", message = "expected true or false") String introspection) {

    boolean mayIntrospect() {
        return Boolean.parseBoolean(introspection);
    }
}
