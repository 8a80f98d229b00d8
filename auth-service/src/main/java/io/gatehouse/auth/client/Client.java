package io.gatehouse.auth.client;

import io.gatehouse.auth.secret.RandomSecret;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that can get tokens.
 *
 * @param clientId never changes, and nobody else ever gets it
 * @param secretHash SHA-256
 * @param oldSecretHash that of the secret before, which works for a while if it was rotated so; empty without one
 * @param oldSecretUntil when that ends
 * @param scopes what its tokens permit at most, sorted
 * @param grantTypes what it gets tokens for, sorted
 * @param introspection whether it may ask about anyone's tokens
 * @param enabled whether it gets tokens at all
 * @param createdAt when it was added
 */
@MappedEntity("clients")
@SuppressWarnings("ArrayRecordComponent") // a row is never compared
public record Client(
        @Id String clientId,
        @MappedProperty(type = DataType.BYTE_ARRAY) byte[] secretHash,
        @MappedProperty(type = DataType.BYTE_ARRAY) byte[] oldSecretHash,
        @Nullable Instant oldSecretUntil,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> scopes,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> grantTypes,
        boolean introspection,
        boolean enabled,
        Instant createdAt) {

    public Client {
        scopes = List.copyOf(scopes);
        grantTypes = List.copyOf(grantTypes);
    }

    /** Whether it gets tokens for this. */
    public boolean mayUse(GrantType type) {
        return grantTypes.contains(type.parameter());
    }

    /** Whether this is its secret at this time. */
    boolean isProvenBy(RandomSecret secret, Instant now) {
        return secret.matches(secretHash)
                || (oldSecretUntil != null && now.isBefore(oldSecretUntil) && secret.matches(oldSecretHash));
    }

    /** Without the hashes. */
    @Override
    public String toString() {
        return clientId;
    }
}
