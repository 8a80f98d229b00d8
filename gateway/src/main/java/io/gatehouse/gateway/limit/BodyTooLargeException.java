package io.gatehouse.gateway.limit;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;

/** A request whose announced body is larger than allowed. */
final class BodyTooLargeException extends ProblemException {

    BodyTooLargeException(long length, long max) {
        super(ProblemType.CONTENT_TOO_LARGE, "The body has " + length + " bytes, at most " + max + " are allowed");
    }
}
