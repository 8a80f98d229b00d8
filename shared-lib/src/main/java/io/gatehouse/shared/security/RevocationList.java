package io.gatehouse.shared.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The tokens that were revoked and have not yet expired.
 *
 * @param tokens their {@code jti} claims
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS) // an empty list is news too
public record RevocationList(List<String> tokens) {

    public RevocationList {
        tokens = List.copyOf(tokens);
    }
}
