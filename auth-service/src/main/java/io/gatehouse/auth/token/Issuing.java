package io.gatehouse.auth.token;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What the next token is issued with.
 *
 * @param generation how often all tokens of a subject have been revoked: a clock without seconds, the same at every replica
 * @param longestLifetimeSeconds of all tokens ever issued
 */
@MappedEntity("issuing")
record Issuing(@Id long generation, long longestLifetimeSeconds) {}
