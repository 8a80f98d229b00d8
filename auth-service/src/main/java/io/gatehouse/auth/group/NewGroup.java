package io.gatehouse.auth.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * A group to be added.
 *
 * @param name 1 to 64 small letters, digits, dots, underscores or hyphens
 * @param permissions what its members may do
 */
@Serdeable
record NewGroup(
        @Schema(example = "analysts") @NotNull @Pattern(regexp = GroupName.RULE, message = GroupName.EXPECTED) String name,

        @Schema(example = "[\"smoke\", \"stocks\"]") @JsonProperty(required = true)
        List<@NotNull String> permissions) {}
