package io.gatehouse.stack.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the program behind bin/up and bin/down as a process of its own, which can be interrupted and killed. */
public final class Launcher {

    /**
     * Restores the default reaction to interrupts: tests that run in the background of a shell ignore them, and so would every
     * process they start.
     */
    public static final String DEFAULT_INTERRUPT = "--default-signal=INT";

    private final Process process;
    private final BufferedReader lines;

    public Launcher(Project project, String... arguments) throws IOException {
        Path jar = Jars.write(project.jar("local-stack"), "io.gatehouse.stack.LocalStack");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                "env", DEFAULT_INTERRUPT, java.toString(), "-Dstack.project=" + project.root(), "-jar", jar.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(project.environment());
        process = builder.redirectErrorStream(true).start();
        lines = process.inputReader();
    }

    /** Reads up to the line that contains these words. */
    public String readTo(String words) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            before.append(line).append('\n');
            if (line.contains(words)) {
                return line;
            }
        }
        throw new AssertionError("'" + words + "' was not said, but:\n" + before);
    }

    /** Everything it prints from here on. */
    public String readToEnd() {
        return String.join("\n", lines.lines().toList());
    }

    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    public void terminate() {
        process.destroy();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }
}
