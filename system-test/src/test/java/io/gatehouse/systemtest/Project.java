package io.gatehouse.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are. Maven runs the tests in their module's folder. */
public final class Project {

    /** The folder of this module. */
    public static final Path MODULE = Path.of("").toAbsolutePath();

    /** The folder of the whole project. */
    public static final Path ROOT = MODULE.resolveSibling("");

    /** Where the tests leave what they make. */
    public static final Path TARGET = MODULE.resolve("target");

    private Project() {}

    /** The text of a file, named as seen from the project's folder. */
    public static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
