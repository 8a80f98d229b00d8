package io.gatehouse.auth.user;

import io.gatehouse.auth.password.PasswordRules;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passwords of the users that exist from the start. One that is empty means there is no such user.
 *
 * @param demoPassword of {@code demo}, who may read everything
 * @param adminPassword of {@code admin}, who may do everything
 */
@ConfigurationProperties("auth.first-users")
public record FirstUserSettings(
        @Nullable String demoPassword, @Nullable String adminPassword) {

    public FirstUserSettings {
        check("AUTH_DEMO_PASSWORD", demoPassword);
        check("AUTH_ADMIN_PASSWORD", adminPassword);
    }

    /** The password of {@code demo}, if there is to be one. */
    public Optional<String> demo() {
        return Optional.ofNullable(demoPassword).filter(password -> !password.isEmpty());
    }

    /** The password of {@code admin}, if there is to be one. */
    public Optional<String> admin() {
        return Optional.ofNullable(adminPassword).filter(password -> !password.isEmpty());
    }

    private static void check(String setting, @Nullable String password) {
        int length = password == null ? 0 : password.length();
        if (length > 0 && (length < PasswordRules.MIN || length > PasswordRules.MAX)) {
            throw new ConfigurationException("%s has %d characters: expected %d to %d, or none for no such user"
                    .formatted(setting, length, PasswordRules.MIN, PasswordRules.MAX));
        }
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "demo: " + demo().isPresent() + ", admin: " + admin().isPresent();
    }
}
