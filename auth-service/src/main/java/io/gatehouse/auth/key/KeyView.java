package io.gatehouse.auth.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as administrators see it.
 *
 * @param kid its thumbprint (RFC 7638)
 * @param algorithm what it signs with
 * @param state where in its life it is
 * @param createdAt since when it is published
 * @param activatedAt since when it signs
 * @param retiredAt since when it does not any more
 * @param removedAt since when it is not published any more
 */
@Serdeable
record KeyView(
        @Schema(example = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
        String kid,

        @Schema(example = "RS256") String algorithm,
        KeyState state,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("activated_at") @Nullable Instant activatedAt,
        @JsonProperty("retired_at") @Nullable Instant retiredAt,
        @JsonProperty("removed_at") @Nullable Instant removedAt) {

    static KeyView of(StoredKey key) {
        return new KeyView(
                key.kid(),
                key.algorithm(),
                key.state(),
                key.createdAt(),
                key.activatedAt(),
                key.retiredAt(),
                key.removedAt());
    }
}
