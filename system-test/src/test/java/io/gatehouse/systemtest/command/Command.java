package io.gatehouse.systemtest.command;

import io.gatehouse.systemtest.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program with its arguments, run in the project's folder unless another one is set. */
public final class Command {

    private final ProcessBuilder builder;
    private Duration limit = Duration.ofMinutes(3);

    private Command(List<String> words) {
        this.builder = new ProcessBuilder(words)
                .directory(Project.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
    }

    /** The program and its arguments. */
    public static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** Sets the folder to run it in. */
    public Command in(Path directory) {
        builder.directory(directory.toFile());
        return this;
    }

    /** Adds environment variables to those of this test. */
    public Command with(Map<String, String> variables) {
        builder.environment().putAll(variables);
        return this;
    }

    /** Removes environment variables of this test. */
    public Command without(List<String> variables) {
        builder.environment().keySet().removeAll(variables);
        return this;
    }

    /** Sets a time limit, after which it is killed. */
    public Command within(Duration time) {
        limit = time;
        return this;
    }

    /** Runs it to its end. */
    public Outcome run() {
        return start().end();
    }

    /** Starts it. */
    public RunningCommand start() {
        try {
            return new RunningCommand(builder.start(), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
