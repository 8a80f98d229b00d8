package io.gatehouse.auth.session;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A spent refresh token was used again, which ended its session.
 *
 * @param sessionId the session
 * @param username whose session it was
 */
@MappedEntity
record RefreshTokenReused(@Id UUID sessionId, String username) {

    AuditEntry auditEntry(Origin origin) {
        return AuditEntry.of(Action.REUSE_REFRESH_TOKEN, username, origin).with("session " + sessionId + " is ended");
    }
}
