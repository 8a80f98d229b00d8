package io.gatehouse.shared.security;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A request with more than one token, so that two readers could disagree on who the caller is. */
public final class AmbiguousTokenException extends ProblemException {

    AmbiguousTokenException(String detail) {
        super(HttpStatus.BAD_REQUEST, detail);
    }
}
