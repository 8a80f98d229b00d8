package io.gatehouse.bench.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How every gateway on the JVM is started: the same for all of them. */
public final class Java {

    /** Those of our images, {@code docker/jvm.options}, but for the heap. */
    private static final List<String> FLAGS = List.of(
            "-XX:ActiveProcessorCount=1",
            "-XX:+UseSerialGC",
            "-XX:NewRatio=1",
            "-XX:TrimNativeHeapInterval=60000",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dio.netty.noUnsafe=false",
            "-Dio.netty.leakDetection.level=disabled",
            // Reactor Netty would start four event loops for the one CPU.
            "-Dreactor.netty.ioWorkerCount=1");

    private Java() {}

    /** The command up to what it runs, with that much heap at most. */
    public static List<String> command(String heap) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(java, "-Xmx" + heap), FLAGS.stream()).toList();
    }
}
