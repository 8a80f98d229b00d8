package io.gatehouse.resource.factorial;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** More big factorials were asked for than may wait. */
final class TooManyFactorialsException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("too-many-factorials", HttpStatus.SERVICE_UNAVAILABLE, "Too many factorials at once");

    TooManyFactorialsException() {
        super(TYPE, "As many big factorials as may wait are waiting already: try again soon");
    }
}
