package io.gatehouse.auth.user;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as the settings know it.
 *
 * @param id never changes
 * @param configuredHash of the password that the settings gave last; null if they never did
 */
@MappedEntity("users")
record ConfiguredUser(@Id UUID id, @Nullable String configuredHash) {

    /** Without the hash. */
    @Override
    public String toString() {
        return "user " + id;
    }
}
