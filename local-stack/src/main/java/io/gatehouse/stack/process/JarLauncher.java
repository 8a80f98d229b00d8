package io.gatehouse.stack.process;

import io.gatehouse.stack.error.StackException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts runnable jars with the JDK that runs this program. */
public final class JarLauncher {

    /**
     * Makes a service ignore the terminal. Ctrl-C goes to every process there, and closing the terminal hangs them up; both are
     * for bin/up, which stops the services in order or has detached from them.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    /** Many JVMs share the machine, so compiling and collecting must cost little at the start. */
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--sun-misc-unsafe-memory-access=allow");

    private final Path logs;

    /** Starts jars with their output in this directory. */
    public JarLauncher(Path logs) {
        this.logs = logs;
    }

    /** Starts the jar as a process, with a new log. */
    public StackProcess launch(String name, Path jar, Map<String, String> environment) {
        return launch(name, jar, environment, Redirect.to(log(name)));
    }

    /** Starts the jar again. Its output is appended to the log, which somebody may be following. */
    public StackProcess relaunch(String name, Path jar, Map<String, String> environment) {
        return launch(name, jar, environment, Redirect.appendTo(log(name)));
    }

    private File log(String name) {
        return LogFile.of(logs, name).path().toFile();
    }

    private static StackProcess launch(String name, Path jar, Map<String, String> environment, Redirect output) {
        if (Files.notExists(jar)) {
            throw new StackException(jar + " is missing: build it with mvn package");
        }
        try {
            return new StackProcess(name, process(jar, environment, output).start());
        } catch (IOException e) {
            throw new StackException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder process(Path jar, Map<String, String> environment, Redirect output)
            throws IOException {
        ProcessBuilder process = new ProcessBuilder(command(jar))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output);
        process.environment().clear();
        process.environment().putAll(environment);
        return process;
    }

    private static List<String> command(Path jar) throws IOException {
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(ClassArchive.flags(jar));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
