package io.gatehouse.stack.database;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Keeps a random password for each database role, in a file of its own that only its owner can read. */
public final class Passwords {

    private static final int BYTES = 24;

    private final Path directory;

    /** Keeps the passwords in this directory. */
    public Passwords(Path directory) {
        this.directory = directory;
    }

    /** The role's password, generated when it is first asked for. */
    public String of(String role) {
        try {
            return Files.readString(file(role)).strip();
        } catch (IOException e) {
            throw new StackException("Cannot keep the password of the database role " + role + ": " + e, e);
        }
    }

    /** The file that contains only the role's password. */
    Path file(String role) throws IOException {
        Path file = directory.resolve(role);
        if (Files.notExists(file)) {
            create(file);
        }
        return file;
    }

    /** Writes the file elsewhere and moves it into place, so that an interrupted start leaves no empty password behind. */
    private void create(Path file) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(
                directory,
                "draft",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, random() + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
