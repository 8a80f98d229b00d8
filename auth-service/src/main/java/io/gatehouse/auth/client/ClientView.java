package io.gatehouse.auth.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A client as administrators see it.
 *
 * @param clientId never changes; also the {@code sub} of the tokens it gets for itself
 * @param scopes what its tokens permit at most, sorted
 * @param grantTypes what it gets tokens for, sorted
 * @param introspection whether it may ask about anyone's tokens
 * @param enabled whether it gets tokens at all
 * @param createdAt when it was added
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClientView(
        @Schema(example = "client~billing") @JsonProperty("client_id")
        String clientId,

        @Schema(example = "[\"smoke\", \"stocks\"]") List<String> scopes,

        @Schema(example = "[\"client_credentials\"]") @JsonProperty("grant_types")
        List<String> grantTypes,

        @Schema(example = "false") boolean introspection,
        @Schema(example = "true") boolean enabled,

        @Schema(example = "2026-11-21T08:00:00.123456Z") @JsonProperty("created_at")
        Instant createdAt) {

    static ClientView of(Client client) {
        return new ClientView(
                client.clientId(),
                client.scopes(),
                client.grantTypes(),
                client.introspection(),
                client.enabled(),
                client.createdAt());
    }
}
