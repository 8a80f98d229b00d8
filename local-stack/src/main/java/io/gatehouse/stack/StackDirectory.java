package io.gatehouse.stack;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of a stack: its data, passwords, logs and process records. */
record StackDirectory(Path root) {

    static final String VARIABLE = "STACK_DIR";

    StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    Path processes() {
        return root.resolve("processes");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    void create() {
        try {
            Files.createDirectories(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new StackException("Cannot write to " + root + " (chosen by " + VARIABLE + "): " + e.getMessage(), e);
        }
    }
}
