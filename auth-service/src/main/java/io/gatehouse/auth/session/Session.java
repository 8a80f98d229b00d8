package io.gatehouse.auth.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session, which a login starts.
 *
 * @param id also the {@code sid} of the session's tokens
 * @param userId who logged in
 * @param clientId the client that got the session's refresh tokens; null for the user's own login
 * @param scopes what that client's tokens permit at most
 */
@MappedEntity("sessions")
public record Session(
        @Id UUID id,
        UUID userId,
        @Nullable String clientId,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> scopes) {

    public Session {
        scopes = List.copyOf(scopes);
    }

    /** The client that holds the session's refresh tokens, if there is one. */
    public Optional<String> holder() {
        return Optional.ofNullable(clientId);
    }
}
