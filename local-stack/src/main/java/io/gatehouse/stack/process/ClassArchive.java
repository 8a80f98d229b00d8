package io.gatehouse.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An archive of the classes that a jar has loaded, beside the jar: written when the program stops, mapped when it
 * starts again, which halves the time. A run that records them starts more slowly, though, and after a build somebody
 * is waiting for their change: so the first start of a jar only leaves a mark, and the second one records.
 */
final class ClassArchive {

    private ClassArchive() {}

    /** The flags for the JVM that starts this jar. */
    static List<String> flags(Path jar) throws IOException {
        Path mark = jar.resolveSibling("started");
        if (isOf(jar, mark)) {
            return List.of(
                    "-XX:+AutoCreateSharedArchive",
                    "-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"),
                    "-Xlog:cds*=error,aot*=error");
        }
        Files.deleteIfExists(mark);
        Files.createFile(mark);
        return List.of();
    }

    private static boolean isOf(Path jar, Path mark) throws IOException {
        return Files.exists(mark) && Files.getLastModifiedTime(mark).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    }
}
