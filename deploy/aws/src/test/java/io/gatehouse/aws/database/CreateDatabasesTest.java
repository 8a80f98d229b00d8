package io.gatehouse.aws.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.aws.testing.Tool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The script as AWS runs it: by a user that is no superuser, and more than once. */
final class CreateDatabasesTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Tool.require("trying the script that creates databases", "psql");
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE master LOGIN CREATEROLE CREATEDB PASSWORD 'master'");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void createsDatabasesThatOnlyTheirOwnersUse() throws Exception {
        Tool.Result result = run(Map.of("SUN_DATABASE_PASSWORD", "sun-1", "MOON_DATABASE_PASSWORD", "moon-1"));

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(ask("sun", "sun", "sun-1", "SELECT current_user")).isEqualTo("sun");
        assertThatThrownBy(() -> ask("moon", "sun", "sun-1", "SELECT 1")).hasMessageContaining("permission denied");
    }

    @Test
    void keepsWhatIsThereAndChangesThePassword() throws Exception {
        run(Map.of("STARS_DATABASE_PASSWORD", "stars-1"));
        ask("stars", "stars", "stars-1", "CREATE TABLE sirius AS SELECT 1 AS magnitude; SELECT 1");

        Tool.Result result = run(Map.of("STARS_DATABASE_PASSWORD", "it's 2"));

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(ask("stars", "stars", "it's 2", "SELECT magnitude FROM sirius"))
                .isEqualTo("1");
    }

    private static Tool.Result run(Map<String, String> passwords) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(passwords);
        environment.putAll(Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(postgres.getPort()),
                "POSTGRES_USER", "master",
                "PGPASSWORD", "master"));
        return Tool.require("trying the script", "bash").run(environment, "../../docker/postgres/create-databases.sh");
    }

    private static String ask(String database, String user, String password, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows && statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            try (ResultSet found = statement.getResultSet()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
