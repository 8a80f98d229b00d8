package io.gatehouse.auth.client;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** A grant type that does not exist. */
final class UnknownGrantTypeException extends ProblemException {

    UnknownGrantTypeException(String name) {
        super(
                HttpStatus.BAD_REQUEST,
                "The grant type %s is unknown: expected one of %s"
                        .formatted(Excerpt.quoted(name), String.join(", ", GrantType.parameters())));
    }
}
