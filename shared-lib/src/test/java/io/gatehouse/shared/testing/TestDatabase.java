package io.gatehouse.shared.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, one per test JVM, with a fresh database for everyone who asks.
 *
 * @param port where it listens on loopback
 * @param name of the fresh database
 */
public record TestDatabase(int port, String name) {

    private static final AtomicInteger CREATED = new AtomicInteger();

    private static final class Holder {
        static final EmbeddedPostgres POSTGRES = start();
    }

    /** Creates a fresh, empty database. */
    public static TestDatabase create() {
        String name = "test" + CREATED.incrementAndGet();
        try (Connection connection = Holder.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(Holder.POSTGRES.getPort(), name);
    }

    /** The settings that lead a service to it. */
    public Map<String, String> properties() {
        return Map.of(
                "database.port",
                String.valueOf(port),
                "database.name",
                name,
                "database.user",
                "postgres",
                "database.password",
                "postgres");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "500")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
