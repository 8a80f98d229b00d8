package io.gatehouse.stocks;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** The maximum number of answers and uploads is already in progress. */
public final class PlacesTakenException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("places-taken", HttpStatus.SERVICE_UNAVAILABLE, "Too many series and uploads at once");

    PlacesTakenException(int most) {
        super(
                TYPE,
                "All " + most + " places for series that are read and files that are sent are taken: try again soon");
    }
}
