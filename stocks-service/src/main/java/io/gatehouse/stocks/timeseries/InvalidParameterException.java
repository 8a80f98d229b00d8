package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A query parameter has a value that cannot be meant. */
final class InvalidParameterException extends ProblemException {

    InvalidParameterException(String name, String value, String expected) {
        super(HttpStatus.BAD_REQUEST, name + " is \"" + value + "\": expected " + expected);
    }
}
