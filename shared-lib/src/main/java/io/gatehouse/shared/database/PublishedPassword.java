package io.gatehouse.shared.database;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;

/** Stops the start in production if the database's password is one from env.example, which everybody knows. */
@Context
@Requires(env = "production", beans = DatabaseSettings.class)
final class PublishedPassword {

    /** All of those passwords end like this, also for services made later. */
    private static final String PUBLISHED = "-database-password";

    PublishedPassword(DatabaseSettings database) {
        if (database.password().endsWith(PUBLISHED)) {
            throw new ConfigurationException(
                    "Not in production: DATABASE_PASSWORD is the published example, expected a secret one");
        }
    }
}
