package io.gatehouse.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Knows the folders of the project. Maven runs the tests in the folder of their module. */
public final class Project {

    /** The folder of this module. */
    public static final Path MODULE = Path.of("").toAbsolutePath();

    /** The folder of the whole project. */
    public static final Path ROOT = MODULE.resolveSibling("");

    /** The folder for what the tests create. */
    public static final Path TARGET = MODULE.resolve("target");

    private Project() {}

    /** The text of a file, given relative to the project's folder. */
    public static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
