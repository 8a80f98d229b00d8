package io.gatehouse.auth.client;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;

/** Too many wrong secrets came from this address, so no more are checked for now. */
final class TooManyWrongSecretsException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("too-many-tries", HttpStatus.TOO_MANY_REQUESTS, "Too many tries");

    private final long seconds;

    TooManyWrongSecretsException(Duration wait) {
        super(TYPE, "Too many client secrets from this address were wrong: try again later");
        this.seconds = wait.toSeconds() + 1;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
