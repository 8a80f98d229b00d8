package io.gatehouse.auth.revocation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Something that was revoked before it would expire.
 *
 * @param kind what it is
 * @param id the {@code jti}, {@code sub} or {@code kid}
 * @param generation of a subject: the first whose tokens count
 */
@MappedEntity("revocations")
record Revocation(@Id Kind kind, String id, long generation) {

    /** Spelled as in the database. */
    enum Kind {
        TOKEN,
        SUBJECT,
        KEY
    }
}
