package io.gatehouse.auth.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * What a user, or whoever is in a group, may do from the next token on.
 *
 * @param permissions all of them, not only the added ones
 */
@Serdeable
public record PermissionsChange(
        @Schema(example = "[\"smoke\", \"stocks\", \"stocks:write\"]") @JsonProperty(required = true)
        List<@NotNull String> permissions) {}
