package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A signing key as it lies in the database.
 *
 * @param kid its thumbprint
 * @param privateKey in PKCS#8
 * @param active whether it signs; one key does
 */
@MappedEntity("signing_keys")
@SuppressWarnings("ArrayRecordComponent") // a row is never compared
record StoredKey(@Id String kid, byte[] privateKey, boolean active) {}
