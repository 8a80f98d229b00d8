package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A query parameter with an invalid value. */
public final class InvalidParameterException extends ProblemException {

    public InvalidParameterException(String name, String value, String expected) {
        super(HttpStatus.BAD_REQUEST, name + " is " + Excerpt.quoted(value) + ": expected " + expected);
    }
}
