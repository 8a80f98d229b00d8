package io.gatehouse.shared.digest;

import io.micronaut.http.HttpHeaders;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A strong entity tag (RFC 9110 section 8.8.3).
 *
 * @param value as it is sent, with its quotation marks
 */
public record EntityTag(String value) {

    /**
     * How many bytes of the digest are in a tag; two different ones are the same by chance once in a billion billions.
     */
    private static final int BYTES = 15;

    private static final Pattern ENTITY_TAG = Pattern.compile("\"[^\"]*\"");

    /** The tag of what has this text: it changes whenever the text does, and is the same at every replica. */
    public static EntityTag of(String text) {
        byte[] digest = Arrays.copyOf(Sha256.of(text), BYTES);
        return new EntityTag('"' + Base64.getUrlEncoder().encodeToString(digest) + '"');
    }

    /**
     * Whether a request names this version in {@code If-None-Match}, in one field line or several (section 13.1.2). Uses the
     * weak comparison (section 8.8.3.2), which ignores W/; * matches any tag.
     */
    public boolean isIn(HttpHeaders headers) {
        return headers.getAll(HttpHeaders.IF_NONE_MATCH).stream().anyMatch(this::isNamedIn);
    }

    private boolean isNamedIn(String tags) {
        return tags.strip().equals("*")
                || ENTITY_TAG.matcher(tags).results().map(MatchResult::group).anyMatch(value::equals);
    }
}
