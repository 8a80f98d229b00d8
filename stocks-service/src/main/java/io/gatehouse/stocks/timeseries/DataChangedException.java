package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;

/** An import was committed between the answer's entity tag and its first bar. */
final class DataChangedException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("data-changed", HttpStatus.SERVICE_UNAVAILABLE, "The data has just changed");

    DataChangedException() {
        super(TYPE, "The data changed while it was about to be read; ask again");
    }
}
