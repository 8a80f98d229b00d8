package io.gatehouse.auth;

import io.gatehouse.shared.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's database behind its back. */
public final class Sql {

    private Sql() {}

    /** Changes rows. */
    public static int update(TestDatabase database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of every row. */
    public static List<String> column(TestDatabase database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the superuser. */
    public static Connection connect(TestDatabase database) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name();
        return DriverManager.getConnection(url, "postgres", "postgres");
    }
}
