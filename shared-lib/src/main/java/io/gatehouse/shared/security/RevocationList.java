package io.gatehouse.shared.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was revoked and could still be in use. An auth-service older than its checkers sends no subjects and no keys.
 *
 * @param tokens the {@code jti} of revoked tokens, and the {@code sid} of sessions all of whose tokens are revoked
 * @param subjects users and clients with revoked tokens, each with the first generation ({@code gen}) that is valid
 *     again
 * @param keys the {@code kid} of revoked keys
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS) // an empty list is news too
public record RevocationList(List<String> tokens, Map<String, Long> subjects, List<String> keys) {

    /** Nothing was revoked. */
    public static final RevocationList EMPTY = new RevocationList(List.of(), Map.of(), List.of());

    public RevocationList(List<String> tokens, @Nullable Map<String, Long> subjects, @Nullable List<String> keys) {
        this.tokens = List.copyOf(tokens);
        this.subjects = subjects == null ? Map.of() : Map.copyOf(subjects);
        this.keys = keys == null ? List.of() : List.copyOf(keys);
    }
}
