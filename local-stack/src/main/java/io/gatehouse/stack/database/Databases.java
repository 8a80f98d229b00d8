package io.gatehouse.stack.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates a database for each service, and a role of the same name that can connect to no other. */
final class Databases {

    private final Connection connection;

    /** Works on a server through this superuser's connection. */
    Databases(Connection connection) {
        this.connection = connection;
    }

    /** Creates what is missing and leaves the rest unchanged. */
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

    /** Quotes a name, because a database may be named like a keyword of SQL. */
    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
