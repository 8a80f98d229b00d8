package io.gatehouse.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How a client moves to its next secret.
 *
 * @param overlapSeconds how long the secret it has works beside the next one, at most a week; 0 ends it at once
 */
@Serdeable
record SecretRotation(
        @Schema(example = "3600") @JsonProperty(value = "overlap_seconds", required = true) @Min(0) @Max(604_800) int overlapSeconds) {}
