package io.gatehouse.auth.token;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A token that stopped working before it expires.
 *
 * @param jti its id
 */
@MappedEntity("revoked_tokens")
record RevokedToken(@Id String jti) {}
