package io.gatehouse.auth.key;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as stored in the database.
 *
 * @param kid its thumbprint
 * @param privateKey in PKCS#8; empty once the key is removed
 * @param sealed whether the private key is encrypted
 * @param algorithm what it signs with
 * @param state its state
 * @param createdAt since when it is published
 * @param activatedAt since when it signs
 * @param retiredAt since when it no longer signs
 * @param removedAt since when it is no longer published
 */
@MappedEntity("signing_keys_in_state")
@SuppressWarnings("ArrayRecordComponent") // a row is never compared
record StoredKey(
        @Id String kid,
        byte[] privateKey,
        boolean sealed,
        String algorithm,
        KeyState state,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable Instant retiredAt,
        @Nullable Instant removedAt) {}
