package io.gatehouse.auth.oauth;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.stream.Stream;

/**
 * Which grant types are enabled.
 *
 * @param passwordGrantEnabled whether clients may send users' passwords, which OAuth 2.1 has dropped for good reasons
 */
@ConfigurationProperties("auth.oauth")
public record OAuthSettings(boolean passwordGrantEnabled) implements WeakSettings {

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                passwordGrantEnabled,
                "AUTH_PASSWORD_GRANT_ENABLED is true, expected false: no client is trusted with passwords");
    }
}
