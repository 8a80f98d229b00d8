package io.gatehouse.shared.database;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;

/** Refuses to start in production with the password of a database that is in env.example, so known to everyone. */
@Context
@Requires(env = "production", beans = DatabaseSettings.class)
final class PublishedPassword {

    /** All of them end with this, those for new services too. */
    private static final String PUBLISHED = "-database-password";

    PublishedPassword(DatabaseSettings database) {
        if (database.password().endsWith(PUBLISHED)) {
            throw new ConfigurationException(
                    "Not in production: DATABASE_PASSWORD is the published example, expected a secret one");
        }
    }
}
