package io.gatehouse.auth.production;

import io.gatehouse.shared.database.DatabaseSettings;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The password of the database that holds all others' hashes. */
@Singleton
final class DatabasePassword implements WeakSettings {

    /** In env.example, so known to everyone. */
    private static final String PUBLISHED = "auth-database-password";

    private final DatabaseSettings database;

    DatabasePassword(DatabaseSettings database) {
        this.database = database;
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                database.password().equals(PUBLISHED),
                "DATABASE_PASSWORD is the published example, expected a secret one");
    }
}
