package io.gatehouse.auth.oauth;

import io.gatehouse.auth.client.GrantType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The grant types that are enabled by the settings. */
@Singleton
final class GrantTypesOffered {

    private final List<GrantType> types;

    GrantTypesOffered(OAuthSettings settings) {
        this.types = Stream.of(GrantType.values())
                .filter(type -> type != GrantType.PASSWORD || settings.passwordGrantEnabled())
                .toList();
    }

    /**
     * The grant type of this name.
     *
     * @throws OAuthException if there is none
     */
    GrantType require(String name) {
        return GrantType.of(name)
                .filter(types::contains)
                .orElseThrow(() -> OAuthException.unsupportedGrantType(
                        "The grant type '%s' is not offered: expected one of %s".formatted(name, names())));
    }

    List<String> names() {
        return types.stream().map(GrantType::parameter).toList();
    }
}
