package io.gatehouse.auth.password;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What a password hash costs, and how many are computed at a time. A change counts for new hashes: a stored one keeps
 * the costs it was made with.
 *
 * @param memoryKib Argon2's memory for one hash
 * @param iterations Argon2's passes over that memory
 * @param lanes Argon2's degree of parallelism within one hash
 * @param parallel how many hashes are computed at the same time
 * @param waiting how many may wait for each of those that are being computed
 */
@ConfigurationProperties("auth.password")
record PasswordSettings(
        @Min(64) @Max(1_048_576) int memoryKib,
        @Min(1) @Max(1_000) int iterations,
        @Min(1) @Max(16) int lanes,
        @Min(1) @Max(1_000) int parallel,
        @Min(1) @Max(10_000) int waiting) {}
