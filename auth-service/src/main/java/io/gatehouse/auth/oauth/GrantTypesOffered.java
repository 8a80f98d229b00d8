package io.gatehouse.auth.oauth;

import io.gatehouse.auth.client.GrantType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The grants there are, as the settings say. */
@Singleton
final class GrantTypesOffered {

    private final List<GrantType> types =
            new ArrayList<>(List.of(GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN));

    GrantTypesOffered(OAuthSettings settings) {
        if (settings.passwordGrantEnabled()) {
            types.add(GrantType.PASSWORD);
        }
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
