package io.gatehouse.auth.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user as administrators see them.
 *
 * @param id never changes
 * @param username unique whatever its case
 * @param permissions what was granted to this user alone, sorted
 * @param groups which groups the user is in, sorted
 * @param effectivePermissions what the user's tokens permit: all of these and those of the groups, sorted
 * @param enabled whether the user can log in
 * @param passwordChangeRequired whether the user has to choose another password first
 * @param createdAt when the user was added
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record UserView(
        @Schema(example = "6b1c1d1e-63a4-4a5e-9c39-0f7c4c5b8f5e")
        UUID id,

        @Schema(example = "ada") String username,
        @Schema(example = "[\"stocks:write\"]") List<String> permissions,
        @Schema(example = "[\"read\"]") List<String> groups,

        @Schema(example = "[\"factorial\", \"smoke\", \"stocks\", \"stocks:write\", \"time\"]")
        @JsonProperty("effective_permissions")
        List<String> effectivePermissions,

        @Schema(example = "true") boolean enabled,

        @Schema(example = "false") @JsonProperty("password_change_required")
        boolean passwordChangeRequired,

        @Schema(example = "2026-11-21T08:00:00.123456Z") @JsonProperty("created_at")
        Instant createdAt) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.username(),
                user.permissions(),
                user.groups(),
                user.effectivePermissions(),
                user.enabled(),
                user.passwordChangeRequired(),
                user.createdAt());
    }
}
