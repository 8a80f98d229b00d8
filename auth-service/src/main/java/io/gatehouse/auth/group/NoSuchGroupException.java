package io.gatehouse.auth.group;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A name that no group has. */
final class NoSuchGroupException extends ProblemException {

    NoSuchGroupException(String name) {
        super(HttpStatus.NOT_FOUND, "There is no group with the name " + Excerpt.quoted(name));
    }
}
