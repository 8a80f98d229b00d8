package io.gatehouse.gateway.forward;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** A request that keeps coming back to the gateway from where it is forwarded to. */
final class LoopException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("loop-detected", HttpStatus.LOOP_DETECTED, "The request goes round in circles");

    LoopException() {
        super(TYPE, "The request has passed this gateway too often, as its Via tells");
    }
}
