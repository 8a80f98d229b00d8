package io.gatehouse.auth.token;

import io.gatehouse.auth.group.Permissions;
import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What callers get who do not say who they are.
 *
 * @param enabled whether they get a token
 * @param permissions what it permits
 */
@ConfigurationProperties("auth.guest")
public record GuestSettings(boolean enabled, List<String> permissions) implements WeakSettings {

    public GuestSettings {
        permissions = List.copyOf(permissions);
        permissions.forEach(GuestSettings::check);
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(enabled, "AUTH_GUEST_ENABLED is true, expected false: everyone needs a password");
    }

    private static void check(String permission) {
        if (!Permissions.ALL.names().contains(permission)) {
            throw new ConfigurationException("AUTH_GUEST_PERMISSIONS names \"%s\": expected some of %s"
                    .formatted(permission, String.join(",", Permissions.ALL.names())));
        }
    }
}
