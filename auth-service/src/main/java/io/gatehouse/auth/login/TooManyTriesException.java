package io.gatehouse.auth.login;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;

/** Too many tries failed, so the next one has to wait. */
public abstract class TooManyTriesException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("too-many-tries", HttpStatus.TOO_MANY_REQUESTS, "Too many tries");

    private final long seconds;

    protected TooManyTriesException(String detail, Duration wait) {
        super(TYPE, detail);
        this.seconds = wait.toSeconds() + 1;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
