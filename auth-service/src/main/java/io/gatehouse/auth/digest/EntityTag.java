package io.gatehouse.auth.digest;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An entity tag (RFC 9110 section 8.8.3).
 *
 * @param value as it is sent, with its quotation marks
 */
public record EntityTag(String value) {

    /** The tag of what has this text: it changes whenever the text does, and is the same at every replica. */
    public static EntityTag of(String text) {
        return new EntityTag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text)) + '"');
    }

    /** Whether an {@code If-None-Match} field (RFC 9110 section 13.1.2) names this version. */
    public boolean isIn(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(value) || tag.equals("*"));
    }
}
