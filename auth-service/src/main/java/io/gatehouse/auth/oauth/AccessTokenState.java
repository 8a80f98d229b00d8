package io.gatehouse.auth.oauth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What the database knows of an access token.
 *
 * @param dead whether it, its key, its session, its user or its client was revoked, ended or disabled
 */
@MappedEntity("revocations")
record AccessTokenState(@Id boolean dead) {}
