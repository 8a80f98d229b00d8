package io.gatehouse.gateway.route;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A path that two readers could understand differently, so that it could get around a rule. */
final class AmbiguousPathException extends ProblemException {

    AmbiguousPathException(String expected) {
        super(HttpStatus.BAD_REQUEST, "The path is ambiguous: expected " + expected);
    }
}
