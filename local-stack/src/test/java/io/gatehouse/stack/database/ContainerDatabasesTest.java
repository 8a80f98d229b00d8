package io.gatehouse.stack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the script that creates the databases in containers, as it runs on AWS: by a user who is no superuser, and more than
 * once.
 */
class ContainerDatabasesTest {

    private static final String SCRIPT = "../docker/postgres/create-databases.sh";

    @Nullable private static EmbeddedPostgres postgres;

    private final Path directory;

    ContainerDatabasesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void start() throws IOException, SQLException {
        requirePsql();
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
        run(Map.of("SUN_DATABASE_PASSWORD", "sun-1", "MOON_DATABASE_PASSWORD", "moon-1"));

        assertThat(ask("sun", "sun", "sun-1", "SELECT current_user")).isEqualTo("sun");
        assertThatThrownBy(() -> ask("moon", "sun", "sun-1", "SELECT 1")).hasMessageContaining("permission denied");
    }

    @Test
    void keepsWhatIsThereAndSaysThePasswordAnew() throws Exception {
        run(Map.of("STARS_DATABASE_PASSWORD", "stars-1"));
        ask("stars", "stars", "stars-1", "SELECT 1 FROM (SELECT lo_create(4711)) made");

        run(Map.of("STARS_DATABASE_PASSWORD", "it's 2"));

        assertThat(ask("stars", "stars", "it's 2", "SELECT oid FROM pg_largeobject_metadata"))
                .isEqualTo("4711");
    }

    private void run(Map<String, String> passwords) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder script = new ProcessBuilder("bash", SCRIPT).redirectErrorStream(true);
        script.environment().putAll(passwords);
        script.environment()
                .putAll(Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGPORT", Integer.toString(port()),
                        "POSTGRES_USER", "master",
                        "PGPASSWORD", "master"));
        int exitCode = script.redirectOutput(output.toFile()).start().waitFor();
        assertThat(exitCode).as(Files.readString(output)).isZero();
    }

    private static String ask(String database, String user, String password, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private static int port() {
        if (postgres == null) {
            throw new IllegalStateException("not started");
        }
        return postgres.getPort();
    }

    private static void requirePsql() {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
        String sentence = "psql is not on the PATH, and trying the script that creates databases needs it";
        if (!there && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new AssertionError(sentence);
        }
        if (!there) {
            System.out.println("SKIPPED: " + sentence);
            abort(sentence);
        }
    }
}
