package io.gatehouse.auth.audit;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import java.time.Instant;

/** A time outside the range in which events can have happened, and which the database may not be able to store. */
final class UnlikelyTimeException extends ProblemException {

    UnlikelyTimeException(String parameter, Instant time) {
        super(
                HttpStatus.BAD_REQUEST,
                "%s is %s: expected a time from %s to %s"
                        .formatted(parameter, time, AuditQuery.EARLIEST, AuditQuery.LATEST));
    }
}
