package io.gatehouse.auth.production;

import io.gatehouse.auth.oauth.OAuthSettings;
import io.gatehouse.auth.token.GuestSettings;
import io.gatehouse.auth.user.FirstUserSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Refuses to start in production with settings that are made for trying things out, naming each of them. */
@Context
@Requires(env = "production")
final class ProductionRules {

    /** In README.md and env.example, so known to everyone. */
    private static final Set<String> PUBLISHED = Set.of("demo-password", "admin-password");

    ProductionRules(GuestSettings guests, FirstUserSettings firstUsers, OAuthSettings oauth) {
        List<String> broken = broken(guests, firstUsers, oauth);
        if (!broken.isEmpty()) {
            throw new ConfigurationException("Not in production: " + String.join("; ", broken));
        }
    }

    private static List<String> broken(GuestSettings guests, FirstUserSettings firstUsers, OAuthSettings oauth) {
        List<String> broken = new ArrayList<>();
        if (guests.enabled()) {
            broken.add("AUTH_GUEST_ENABLED is true, expected false: everyone needs a password");
        }
        if (firstUsers.demo().isPresent()) {
            broken.add("AUTH_DEMO_PASSWORD is set, expected nothing: there is no demo user");
        }
        if (firstUsers.admin().filter(PUBLISHED::contains).isPresent()) {
            broken.add("AUTH_ADMIN_PASSWORD is the published example, expected a secret one");
        }
        if (oauth.passwordGrantEnabled()) {
            broken.add("AUTH_PASSWORD_GRANT_ENABLED is true, expected false: no client is trusted with passwords");
        }
        return broken;
    }
}
