package io.gatehouse.auth.user;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Someone who can log in.
 *
 * @param id never changes
 * @param username unique whatever its case
 * @param passwordHash Argon2id, with its salt and costs
 * @param permissions what was granted to this user alone, sorted
 * @param groups which groups the user is in, sorted
 * @param effectivePermissions what tokens permit: the user's own permissions and those of the groups, sorted
 * @param enabled whether tokens are issued at all
 * @param passwordChangeRequired whether the password is good for choosing another only
 * @param createdAt when the user was added
 */
@MappedEntity("accounts")
public record User(
        @Id UUID id,
        String username,
        String passwordHash,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> permissions,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> groups,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> effectivePermissions,
        boolean enabled,
        boolean passwordChangeRequired,
        Instant createdAt) {

    public User {
        permissions = List.copyOf(permissions);
        groups = List.copyOf(groups);
        effectivePermissions = List.copyOf(effectivePermissions);
    }

    /** The same user with another hash of the same password. */
    public User withPasswordHash(String hash) {
        return new User(
                id,
                username,
                hash,
                permissions,
                groups,
                effectivePermissions,
                enabled,
                passwordChangeRequired,
                createdAt);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return username + " (" + id + ")";
    }
}
