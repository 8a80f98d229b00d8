package io.gatehouse.auth.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What a user may do from the next token on.
 *
 * @param permissions all of them, not only the added ones
 */
@Serdeable
record PermissionsChange(
        @Schema(example = "[\"smoke\", \"stocks\", \"stocks:write\"]") @JsonProperty(required = true)
        List<@NotNull String> permissions) {}
