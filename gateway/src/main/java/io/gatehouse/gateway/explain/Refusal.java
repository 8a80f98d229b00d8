package io.gatehouse.gateway.explain;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;

/** What the caller would be refused with. */
final class Refusal extends ProblemException {

    Refusal(HttpStatus status, String reason) {
        super(status, reason);
    }
}
