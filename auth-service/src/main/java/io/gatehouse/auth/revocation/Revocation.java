package io.gatehouse.auth.revocation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Something that stopped working before it expires.
 *
 * @param kind what it is
 * @param id the {@code jti}, {@code sub} or {@code kid}
 * @param generation of a subject: the first whose tokens count
 */
@MappedEntity("revocations")
record Revocation(@Id Kind kind, String id, long generation) {

    /** Spelt as in the database. */
    enum Kind {
        TOKEN,
        SUBJECT,
        KEY
    }
}
