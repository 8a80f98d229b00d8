package io.gatehouse.stack.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Gives each service a database, and a role of the same name that can enter no other. */
final class Databases {

    private final Connection connection;

    /** Databases of the server behind a superuser's connection. */
    Databases(Connection connection) {
        this.connection = connection;
    }

    /** Makes what is missing; harmless to what is there. */
    void create(List<String> names, Passwords passwords) throws SQLException {
        execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
        for (String name : names) {
            createRole(name, passwords.of(name));
            createDatabase(name);
        }
    }

    private void createRole(String name, String password) throws SQLException {
        if (missing("SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            execute("CREATE ROLE %s LOGIN".formatted(quoted(name)));
        }
        execute("ALTER ROLE %s PASSWORD '%s'".formatted(quoted(name), password.replace("'", "''")));
    }

    private void createDatabase(String name) throws SQLException {
        if (missing("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute("CREATE DATABASE %1$s OWNER %1$s".formatted(quoted(name)));
        }
        execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(quoted(name)));
    }

    private boolean missing(String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return !found.next();
            }
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** A service's database may be called like a word of SQL. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
