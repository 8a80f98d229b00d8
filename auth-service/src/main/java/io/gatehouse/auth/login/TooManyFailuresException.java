package io.gatehouse.auth.login;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;

/** Too many logins failed for this account, or from this address, so attempts have to wait for now. */
final class TooManyFailuresException extends ProblemException {

    private static final ProblemType TYPE =
            new ProblemType("too-many-tries", HttpStatus.TOO_MANY_REQUESTS, "Too many tries");

    private final long seconds;

    TooManyFailuresException(Duration wait) {
        super(TYPE, "Too many logins failed for this account or from this address: try again later");
        this.seconds = wait.toSeconds() + 1;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }
}
