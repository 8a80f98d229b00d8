package io.gatehouse.stack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTest {

    private static final List<String> DATABASES = List.of("auth", "stocks", "user");

    private final Path directory;
    private final Postgres postgres;
    private final int port;

    PostgresTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.postgres = new Postgres(programs(directory), directory.resolve("postgres"), directory);
        this.port = FreePorts.one();
    }

    private static Path programs(Path directory) {
        return directory.resolve("programs");
    }

    @BeforeAll
    void start() {
        Postgres.unpack(programs(directory));
        postgres.start(port, DATABASES);
    }

    @AfterAll
    void stop() {
        postgres.stop();
    }

    @Test
    void leavesNothingButItsProgramsWhereTheyAreUnpacked() throws IOException {
        try (Stream<Path> unpacked = Files.list(programs(directory).resolve("unpacked"))) {
            assertThat(unpacked).singleElement().satisfies(version -> assertThat(version.resolve("bin/postgres"))
                    .isExecutable());
        }
    }

    @Test
    void letsNobodyElseReplaceItsPrograms() throws IOException {
        assertThat(Files.getPosixFilePermissions(programs(directory)))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void givesARoleItsOwnDatabase() throws SQLException {
        try (Connection connection = connect("stocks", "stocks")) {
            execute(connection, "CREATE TABLE own (name TEXT)");
            execute(connection, "DROP TABLE own");
        }
    }

    @Test
    void keepsARoleOutOfEveryOtherDatabase() {
        for (String other : List.of("auth", "user", "postgres", "template1")) {
            assertThatThrownBy(() -> connect("stocks", other))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void givesARoleNoPowerOverTheServer() throws SQLException {
        try (Connection connection = connect("stocks", "stocks")) {
            assertThatThrownBy(() -> execute(connection, "CREATE DATABASE more"))
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> execute(connection, "CREATE ROLE more")).hasMessageContaining("denied");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        for (String role : List.of("postgres", "stocks")) {
            assertThatThrownBy(() -> DriverManager.getConnection(url(role), role, "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void showsPasswordsToTheirOwnerAlone() throws IOException {
        try (var files = Files.list(directory.resolve("postgres").resolve("passwords"))) {
            assertThat(files).hasSize(4).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void listensOnLoopbackOnly() throws SQLException {
        try (Connection connection = connect("postgres", "postgres")) {
            assertThat(value(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(connection, "SHOW unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void keepsTheDataForTheNextStart() throws SQLException {
        try (Connection connection = connect("auth", "auth")) {
            execute(connection, "CREATE TABLE kept AS SELECT 'still here' AS words");
        }

        postgres.stop();
        postgres.start(port, DATABASES);

        try (Connection connection = connect("auth", "auth")) {
            assertThat(value(connection, "SELECT words FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void listensNoMoreOnceItIsStopped() {
        postgres.stop();

        assertThat(FreePorts.isFree(port)).isTrue();
        postgres.start(port, DATABASES);
    }

    @Test
    void saysThatItsOwnPasswordIsMissing(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("data"));

        assertThatThrownBy(() -> new Postgres(programs(directory), other, other).start(port, DATABASES))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("password is missing")
                .hasMessageContaining("delete " + other.resolve("data"));
    }

    @Test
    void saysWhyItDoesNotStart(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("data"));
        Files.writeString(other.resolve("data").resolve("stray"), "not a data directory");
        Files.createDirectories(other.resolve("passwords"));
        Files.writeString(other.resolve("passwords").resolve("postgres"), "secret\n");

        assertThatThrownBy(() -> new Postgres(programs(directory), other, other).start(port, DATABASES))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("PostgreSQL did not start: ")
                .hasMessageContaining("exists but is not empty");
    }

    private Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), role, postgres.passwords().of(role));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
