package io.gatehouse.stack.database;

import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.process.LogFile;
import io.gatehouse.stack.process.StackProcess;
import io.gatehouse.stack.process.Termination;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a PostgreSQL server with its data in a directory. It asks everybody for a password. */
public final class Postgres {

    /** The name of the process in messages and logs. */
    public static final String NAME = "postgresql";

    private static final String SUPERUSER = "postgres";
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path programs;
    private final Path directory;
    private final LogFile log;
    private final Passwords passwords;
    private @Nullable EmbeddedPostgres server;

    /**
     * A server.
     *
     * @param programs where its programs are, or where they are to be unpacked
     * @param directory the directory for everything but its log
     * @param logs the directory for its log
     */
    public Postgres(Path programs, Path directory, Path logs) {
        this.programs = programs;
        this.directory = directory;
        this.log = LogFile.of(logs, NAME);
        this.passwords = new Passwords(directory.resolve("passwords"));
    }

    /**
     * Unpacks the programs into this directory unless they are there, so that no start has to do it. The library unpacks only
     * for a server that it starts, so an empty one is started and stopped.
     */
    public static void unpack(Path programs) {
        if (Files.exists(programs)) {
            return;
        }
        try {
            using(programs).start().close();
        } catch (IOException | RuntimeException e) {
            throw new StackException("PostgreSQL cannot be unpacked into " + programs + ": " + e.getMessage(), e);
        }
    }

    /** The passwords of the database roles. */
    public Passwords passwords() {
        return passwords;
    }

    /** Starts the server, with these databases and a role for each. */
    public synchronized StackProcess start(int port, List<String> databases) {
        requirePassword();
        stopWhoeverIsThere();
        try {
            Files.deleteIfExists(log.path());
            server = builder(port).start();
            createDatabases(server, databases);
            return new StackProcess(NAME, Postmaster.of(data()).orElseThrow());
        } catch (IOException | SQLException | RuntimeException e) {
            throw new StackException("PostgreSQL did not start: " + e.getMessage() + ". " + log.end(), e);
        }
    }

    /** Stops the server, even one that has not quite started. */
    public synchronized void stop() {
        closeServer();
        stopWhoeverIsThere();
    }

    private void closeServer() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException e) {
            throw new StackException("Cannot stop PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void stopWhoeverIsThere() {
        Postmaster.of(data()).ifPresent(process -> Termination.interrupt(process, GRACE));
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void requirePassword() {
        if (Files.exists(data())
                && Files.notExists(directory.resolve("passwords").resolve(SUPERUSER))) {
            throw new StackException("The database's own password is missing in " + directory.resolve("passwords")
                    + ". Put it back, or delete " + data() + " to begin with empty databases.");
        }
    }

    private EmbeddedPostgres.Builder builder(int port) throws IOException {
        return initdb(using(programs))
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setConnectConfig("password", passwords.of(SUPERUSER))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "100")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
    }

    /**
     * A builder for a server with these programs. The library lets everybody write to the directory it unpacks into, so the one
     * above is closed to others.
     */
    private static EmbeddedPostgres.Builder using(Path programs) throws IOException {
        Files.createDirectories(
                programs, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs.resolve("unpacked").toFile())
                .setPGStartupWait(START_PATIENCE);
    }

    /**
     * Makes initdb require passwords, which the library does not. Locale settings are passed on to initdb unchanged, and of
     * repeated options the last one counts.
     */
    private EmbeddedPostgres.Builder initdb(EmbeddedPostgres.Builder builder) throws IOException {
        return builder.setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", passwords.file(SUPERUSER).toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
    }

    private void createDatabases(EmbeddedPostgres started, List<String> databases) throws SQLException {
        try (Connection connection = started.getPostgresDatabase().getConnection()) {
            new Databases(connection).create(databases, passwords);
        }
    }
}
