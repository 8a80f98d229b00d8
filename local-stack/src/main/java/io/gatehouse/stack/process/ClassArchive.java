package io.gatehouse.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes a jar has loaded, in a file beside it: written when it stops, mapped when it starts again, which takes half of
 * the time then. A start whose classes are to be written takes longer, though, and after a build somebody waits for what
 * they have changed: the first start of a jar leaves no more than a mark, and the second has them written.
 */
final class ClassArchive {

    private ClassArchive() {}

    /** What the JVM that starts this jar is told. */
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
