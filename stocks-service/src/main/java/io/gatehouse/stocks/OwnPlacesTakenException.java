package io.gatehouse.stocks;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** The caller has the maximum number of answers and uploads for one caller in progress. Others are still served. */
public final class OwnPlacesTakenException extends ProblemException {

    private static final ProblemType TYPE = new ProblemType(
            "own-places-taken", HttpStatus.TOO_MANY_REQUESTS, "Too many series and uploads of one caller at once");

    OwnPlacesTakenException(int most) {
        super(
                TYPE,
                "As many series that are read and files that are sent are yours as one caller may have, " + most
                        + ": end one of them, or try again soon");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, "1");
    }
}
