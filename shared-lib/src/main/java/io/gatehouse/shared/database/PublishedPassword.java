package io.gatehouse.shared.database;

import io.gatehouse.shared.production.WeakSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The password of the database: the one in env.example is known to everyone. */
@Singleton
@Requires(beans = DatabaseSettings.class)
final class PublishedPassword implements WeakSettings {

    /** All of them end with this, those for new services too. */
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
