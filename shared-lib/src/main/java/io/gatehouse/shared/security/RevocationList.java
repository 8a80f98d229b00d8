package io.gatehouse.shared.security;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The tokens that were revoked and have not yet expired.
 *
 * @param tokens their {@code jti} claims
 */
@Serdeable
public record RevocationList(List<String> tokens) {

    public RevocationList {
        tokens = List.copyOf(tokens);
    }
}
