package io.gatehouse.stocks.imports;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** The caller has as many unfinished background imports as one caller may have. */
final class TooManyImportsException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("too-many-imports", HttpStatus.TOO_MANY_REQUESTS, "Too many imports are waiting");

    TooManyImportsException(int most) {
        super(TYPE, most + " of your imports are not finished, as many as one caller may have: try again later");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, "10");
    }
}
