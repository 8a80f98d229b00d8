package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * The row of the database that determines how the next token is issued.
 *
 * @param generation how often all tokens of a subject have been revoked; serves as a logical clock that is the same at
 *     every replica
 * @param lifetimeSeconds how long tokens live that are issued now
 * @param activeKid the key that signs, if there is one
 * @param nextKid the key that will sign after it, if there is one
 */
@MappedEntity("issuing")
record IssuingRow(
        @Id long generation,
        long lifetimeSeconds,
        @Nullable String activeKid,
        @Nullable String nextKid) {}
