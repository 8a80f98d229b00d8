package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.answer.HttpDate;
import io.gatehouse.shared.digest.EntityTag;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * The preconditions of a request, which say whether the caller already has the answer (RFC 9110 section 13.2.2).
 *
 * @param request the request
 * @param now when it came
 */
record Precondition(HttpRequest<?> request, Instant now) {

    /** Whether the caller names this tag or, if it names none, nothing has changed since the time that it names. */
    boolean isMet(EntityTag tag, Optional<Instant> modified) {
        return request.getHeaders().contains(HttpHeaders.IF_NONE_MATCH)
                ? tag.isIn(request.getHeaders())
                : isUnmodified(modified);
    }

    private boolean isUnmodified(Optional<Instant> modified) {
        return request.getHeaders()
                .findFirst(HttpHeaders.IF_MODIFIED_SINCE)
                .flatMap(since -> HttpDate.parse(since, now))
                .filter(since -> modified.isPresent() && !modified.get().isAfter(since))
                .isPresent();
    }
}
