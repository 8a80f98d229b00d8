package io.gatehouse.bench.peer;

import java.nio.file.Path;
import java.util.List;

/** How every gateway on the JVM is started: the same for all of them. */
public final class Java {

    private Java() {}

    /** The command up to what it runs, with that much heap at most, and else what our images start with. */
    public static List<String> command(Path project, String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + project.resolve("docker/jvm.options"),
                // A heap begins with a 64th of the memory that there is, and our containers have half a gigabyte.
                "-Xms8m",
                "-Xmx" + heap,
                "-XX:ActiveProcessorCount=1",
                // Reactor Netty would start four event loops for the one CPU.
                "-Dreactor.netty.ioWorkerCount=1");
    }
}
