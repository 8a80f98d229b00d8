package io.gatehouse.auth.user;

import static io.gatehouse.shared.production.WeakSettings.weakness;

import io.gatehouse.auth.password.PasswordRules;
import io.gatehouse.auth.password.UnacceptablePasswordException;
import io.gatehouse.shared.production.WeakSettings;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The first users' passwords, which may be known in a demonstration but not in production. */
@Singleton
final class FirstUserPasswords implements WeakSettings {

    private final FirstUserSettings settings;
    private final PasswordRules rules;

    FirstUserPasswords(FirstUserSettings settings, PasswordRules rules) {
        this.settings = settings;
        this.rules = rules;
    }

    @Override
    public Stream<String> weaknesses() {
        String admin = settings.admin().orElse("");
        return Stream.of(
                        weakness(
                                settings.demo().isPresent(),
                                "AUTH_DEMO_PASSWORD is set, expected nothing: there is no demo user"),
                        weakness(
                                PublishedPasswords.ALL.contains(admin),
                                "AUTH_ADMIN_PASSWORD is the published example, expected a secret one"),
                        weakness(
                                !admin.isEmpty() && isWeak(admin),
                                "AUTH_ADMIN_PASSWORD is one of those that are tried first, expected a secret one"))
                .flatMap(found -> found);
    }

    private boolean isWeak(String password) {
        try {
            rules.check(password, FirstUser.ADMIN);
            return false;
        } catch (UnacceptablePasswordException e) {
            return true;
        }
    }
}
