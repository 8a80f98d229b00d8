package io.gatehouse.bench.peer;

import java.nio.file.Path;
import java.util.List;

/** The command that starts a gateway on the JVM, the same for all of them. */
public final class Java {

    private Java() {}

    /** The command without the program to run: with this maximum heap, and otherwise the options of our images. */
    public static List<String> command(Path project, String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + project.resolve("docker/jvm.options"),
                // By default a heap begins with a 64th of the memory, and our containers have half a gigabyte.
                "-Xms8m",
                "-Xmx" + heap,
                "-XX:ActiveProcessorCount=1",
                // By default Reactor Netty starts four event loops for the one CPU.
                "-Dreactor.netty.ioWorkerCount=1");
    }
}
