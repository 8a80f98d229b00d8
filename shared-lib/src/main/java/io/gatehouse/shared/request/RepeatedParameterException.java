package io.gatehouse.shared.request;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A query parameter with one value is there more than once. */
final class RepeatedParameterException extends ProblemException {

    RepeatedParameterException(String name) {
        super(HttpStatus.BAD_REQUEST, name + " is there more than once: expected once");
    }
}
