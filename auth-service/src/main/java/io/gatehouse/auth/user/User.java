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
 * @param permissions what tokens permit, sorted
 * @param enabled whether tokens are issued at all
 * @param createdAt when the user was added
 */
@MappedEntity("users")
public record User(
        @Id UUID id,
        String username,
        String passwordHash,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> permissions,
        boolean enabled,
        Instant createdAt) {

    public User {
        permissions = List.copyOf(permissions);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return username + " (" + id + ")";
    }
}
