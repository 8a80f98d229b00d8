package io.gatehouse.gateway.limit;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A request whose body is announced as larger than allowed. */
final class BodyTooLargeException extends ProblemException {

    private static final ProblemType TYPE = new ProblemType(
            "content-too-large", HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is larger than allowed");

    BodyTooLargeException(long length, long max) {
        super(TYPE, "The body has " + length + " bytes, at most " + max + " are allowed");
    }
}
