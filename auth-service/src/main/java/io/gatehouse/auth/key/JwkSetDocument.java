package io.gatehouse.auth.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The JWK set with its entity tag (RFC 9110 section 8.8.3).
 *
 * @param json the set
 * @param etag changes whenever the set does, and is the same at every replica
 */
record JwkSetDocument(String json, String etag) {

    static JwkSetDocument of(KeyRing ring) {
        String json = ring.toJwkSet();
        return new JwkSetDocument(json, '"' + digest(json) + '"');
    }

    /** Whether an {@code If-None-Match} field (RFC 9110 section 13.1.2) names this version. */
    boolean isKnownAs(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
