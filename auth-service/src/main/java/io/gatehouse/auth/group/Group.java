package io.gatehouse.auth.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * Permissions under one name.
 *
 * @param name never changes
 * @param permissions what tokens of its members permit, sorted
 * @param createdAt when it was added
 */
@Serdeable
@MappedEntity("groups")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Group(
        @Schema(example = "read") @Id String name,

        @Schema(example = "[\"smoke\", \"stocks\"]") @MappedProperty(type = DataType.STRING_ARRAY)
        List<String> permissions,

        @Schema(example = "2026-11-21T08:00:00.123456Z") @JsonProperty("created_at")
        Instant createdAt) {

    public Group {
        permissions = List.copyOf(permissions);
    }
}
