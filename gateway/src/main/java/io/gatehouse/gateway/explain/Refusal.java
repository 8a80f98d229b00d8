package io.gatehouse.gateway.explain;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** Thrown by a rule that would refuse the request, with the status that the caller would get. */
final class Refusal extends ProblemException {

    Refusal(HttpStatus status, String reason) {
        super(status, reason);
    }
}
