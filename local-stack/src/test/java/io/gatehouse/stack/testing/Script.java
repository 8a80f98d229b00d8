package io.gatehouse.stack.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the scripts of a project, with the test's own commands before the system's on the PATH. */
public final class Script {

    private static final List<String> TOOLS = List.of(
            "bash",
            "sh",
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "kill",
            "mkdir",
            "mv",
            "paste",
            "readlink",
            "sed",
            "tee",
            "touch");

    private final Project project;
    private final Path commands;
    private final List<String> hidden = new ArrayList<>(List.of("MAVEN_HOME", "STACK_BUILD"));
    private final Map<String, String> shown = new HashMap<>();
    private String path;

    public Script(Project project) throws IOException {
        this.project = project;
        this.commands = Files.createDirectories(project.root().resolve("commands"));
        this.path = commands + ":" + System.getenv("PATH");
    }

    public Path commands() {
        return commands;
    }

    /** Copies the real scripts into the project. */
    public Script copyScripts(Path bin) throws IOException {
        try (Stream<Path> files = Files.walk(bin)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        project.root()
                                .resolve("bin")
                                .resolve(bin.relativize(file).toString()));
            }
        }
        return this;
    }

    public Script command(String name, String text) throws IOException {
        Path file = Files.writeString(commands.resolve(name), text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return this;
    }

    /** Removes every command from the PATH except those that the scripts require. */
    public void onlyTheTools() throws IOException {
        Path tools = Files.createDirectories(project.root().resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), find(tool));
        }
        path = tools.toString();
    }

    /** Runs the scripts with this variable. */
    public void set(String variable, String value) {
        shown.put(variable, value);
    }

    /** Runs the scripts without this variable. */
    public void hide(String variable) {
        hidden.add(variable);
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** Runs a script, given relative to the project's directory, in another directory. */
    public Result run(String script, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(commands, "script", ".output");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(project.root().resolve(script).toString()), Stream.of(arguments))
                        .toList());
        Map<String, String> environment = builder.environment();
        environment.putAll(project.environment());
        environment.put("PATH", path);
        environment.put("HOME", commands.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.keySet().removeAll(hidden);
        environment.putAll(shown);
        int exitCode = builder.directory(commands.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return new Result(exitCode, Files.readString(output));
    }

    /** The output of a script and its exit code. */
    public record Result(int exitCode, String output) {}
}
