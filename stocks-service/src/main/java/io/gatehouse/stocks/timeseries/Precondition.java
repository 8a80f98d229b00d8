package io.gatehouse.stocks.timeseries;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether a caller has an answer already (RFC 9110 section 13.2.2). */
record Precondition(HttpRequest<?> request) {

    private static final Pattern ENTITY_TAG = Pattern.compile("\"[^\"]*\"");

    /** Whether this tag is one the caller names. */
    boolean names(String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream().anyMatch(tags -> names(tags, tag));
    }

    /** By the weak comparison (section 8.8.3.2), to which W/ makes no difference; * is whatever there is. */
    private static boolean names(String tags, String tag) {
        return tags.strip().equals("*")
                || ENTITY_TAG.matcher(tags).results().map(MatchResult::group).anyMatch(tag::equals);
    }
}
