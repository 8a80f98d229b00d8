package io.gatehouse.gateway.explain;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A question about a request that cannot be sent. */
final class UnaskableException extends ProblemException {

    UnaskableException(String detail) {
        super(HttpStatus.BAD_REQUEST, detail);
    }
}
