package io.gatehouse.gateway.explain;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** Thrown for a question about a request that nobody could send. */
final class UnaskableException extends ProblemException {

    UnaskableException(String detail) {
        super(HttpStatus.BAD_REQUEST, detail);
    }
}
