package io.gatehouse.shared.database;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The password of the database: everybody knows those in env.example. */
@Singleton
@Requires(beans = DatabaseSettings.class)
final class PublishedPassword implements WeakSettings {

    /** All of those passwords end like this, also for services made later. */
    private static final String PUBLISHED = "-database-password";

    private final DatabaseSettings database;

    PublishedPassword(DatabaseSettings database) {
        this.database = database;
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                database.password().endsWith(PUBLISHED),
                "DATABASE_PASSWORD is the published example, expected a secret one");
    }
}
