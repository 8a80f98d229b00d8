package io.gatehouse.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Manages an archive of the classes that a jar has loaded, beside the jar. It is written when the program stops and mapped when
 * it starts again, which halves the time to start. But a run that records classes starts more slowly, and after a build
 * somebody is waiting to see a change; so the first start of a jar only leaves a mark, and the second one records.
 */
final class ClassArchive {

    private ClassArchive() {}

    /** The JVM flags to start this jar with. */
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
