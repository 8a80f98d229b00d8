package io.gatehouse.auth.client;

import io.gatehouse.shared.error.Excerpt;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** An id that no client has. */
final class UnknownClientException extends ProblemException {

    UnknownClientException(String clientId) {
        super(HttpStatus.NOT_FOUND, "There is no client with the id " + Excerpt.quoted(clientId));
    }
}
