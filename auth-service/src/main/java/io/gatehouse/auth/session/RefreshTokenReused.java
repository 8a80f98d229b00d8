package io.gatehouse.auth.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A spent refresh token came again, and ended the session it was of.
 *
 * @param sessionId the session
 * @param username whose session it was
 */
@MappedEntity
record RefreshTokenReused(@Id UUID sessionId, String username) {}
