package io.gatehouse.systemtest.stack;

import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.command.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Controls the stack's PostgreSQL with pg_ctl. */
final class Database {

    /** Where PostgreSQL's programs were unpacked by the first one to need them. */
    private static final Path PROGRAMS = Project.ROOT.resolve("local-stack/target/postgresql");

    private final Path directory;

    Database(Path directory) {
        this.directory = directory;
    }

    void stop() {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            control("stop", "-m", "fast");
        }
    }

    /** Restarts the server, because a restart uses the options that it had before it was stopped. */
    void start() {
        control("restart", "-l", directory.resolve("restarted.log").toString());
    }

    private void control(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(0, List.of(program().toString()));
        words.addAll(List.of("-D", data().toString(), "-s", "-w"));
        if (isRoot()) {
            // PostgreSQL refuses to run as root, which it does not notice in a user namespace of its own.
            words.addAll(0, List.of("unshare", "-U"));
        }
        Command.of(words.toArray(String[]::new)).run().orFail();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path program() {
        try (Stream<Path> files = Files.walk(PROGRAMS)) {
            return files.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return Command.of("id", "-u").run().output().strip().equals("0");
    }
}
