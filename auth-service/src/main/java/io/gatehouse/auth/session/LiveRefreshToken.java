package io.gatehouse.auth.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token that can still be used.
 *
 * @param sessionId the session it continues
 * @param username whose session that is
 * @param permissions what the user may do now, and the client may have now
 * @param clientId the client that got it; null for the user's own login
 * @param scopes what that client's tokens permit at most
 * @param expiresAt until when it can be used
 */
@MappedEntity("refresh_tokens")
public record LiveRefreshToken(
        @Id UUID sessionId,
        String username,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> permissions,
        @Nullable String clientId,
        @MappedProperty(type = DataType.STRING_ARRAY) List<String> scopes,
        Instant expiresAt) {

    public LiveRefreshToken {
        permissions = List.copyOf(permissions);
        scopes = List.copyOf(scopes);
    }

    /** The permissions it was issued for, which its tokens may be asked for. */
    public List<String> given() {
        return clientId == null ? permissions : scopes;
    }

    /** The permissions of its next token, unless fewer are asked for. */
    public List<String> scope() {
        return given().stream().filter(permissions::contains).toList();
    }
}
