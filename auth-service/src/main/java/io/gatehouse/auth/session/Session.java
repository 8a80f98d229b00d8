package io.gatehouse.auth.session;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * What a login started.
 *
 * @param id also the {@code sid} of the session's tokens
 * @param userId who logged in
 */
@MappedEntity("sessions")
record Session(@Id UUID id, UUID userId) {}
