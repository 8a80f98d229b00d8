package io.gatehouse.auth.audit;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import java.time.Instant;

/** A time at which nothing can have happened, and which the database may not know. */
final class UnlikelyTimeException extends ProblemException {

    UnlikelyTimeException(String parameter, Instant time) {
        super(
                HttpStatus.BAD_REQUEST,
                "%s is %s: expected a time from %s to %s"
                        .formatted(parameter, time, AuditQuery.EARLIEST, AuditQuery.LATEST));
    }
}
