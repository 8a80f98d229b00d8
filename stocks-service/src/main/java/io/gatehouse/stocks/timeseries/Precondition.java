package io.gatehouse.stocks.timeseries;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The preconditions of a request, which say whether the caller already has the answer (RFC 9110 section 13.2.2).
 *
 * @param request the request
 * @param now when it came
 */
record Precondition(HttpRequest<?> request, Instant now) {

    private static final Pattern ENTITY_TAG = Pattern.compile("\"[^\"]*\"");

    /** Whether the caller names this tag or, if it names none, nothing has changed since the time that it names. */
    boolean isMet(String tag, Optional<Instant> modified) {
        List<String> known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        return known.isEmpty() ? isUnmodified(modified) : known.stream().anyMatch(tags -> names(tags, tag));
    }

    /** Uses the weak comparison (section 8.8.3.2), which ignores W/; * matches any tag. */
    private static boolean names(String tags, String tag) {
        return tags.strip().equals("*")
                || ENTITY_TAG.matcher(tags).results().map(MatchResult::group).anyMatch(tag::equals);
    }

    private boolean isUnmodified(Optional<Instant> modified) {
        return request.getHeaders()
                .findFirst(HttpHeaders.IF_MODIFIED_SINCE)
                .flatMap(since -> HttpDate.parse(since, now))
                .filter(since -> modified.isPresent() && !modified.get().isAfter(since))
                .isPresent();
    }
}
