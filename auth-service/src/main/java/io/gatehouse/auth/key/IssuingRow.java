package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * What the next token is issued with, as it lies in the database.
 *
 * @param generation how often all tokens of a subject have been revoked: a clock without seconds, the same at every replica
 * @param longestLifetimeSeconds of all tokens ever issued
 * @param activeKid the key that signs, if there is one
 * @param nextKid the one that does after it, if there is one
 */
@MappedEntity("issuing")
record IssuingRow(
        @Id long generation,
        long longestLifetimeSeconds,
        @Nullable String activeKid,
        @Nullable String nextKid) {}
