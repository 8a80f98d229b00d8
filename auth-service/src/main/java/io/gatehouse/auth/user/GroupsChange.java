package io.gatehouse.auth.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * Which groups a user is in.
 *
 * @param groups all of them, not only the added ones
 */
@Serdeable
record GroupsChange(
        @Schema(example = "[\"read\"]") @JsonProperty(required = true)
        List<@NotNull String> groups) {}
