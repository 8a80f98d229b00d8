package io.gatehouse.systemtest.command;

import io.gatehouse.systemtest.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program with its arguments, run in the project's folder unless told otherwise. */
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

    /** Runs it in that folder. */
    public Command in(Path directory) {
        builder.directory(directory.toFile());
        return this;
    }

    /** Sets variables beside those this test was started with. */
    public Command with(Map<String, String> variables) {
        builder.environment().putAll(variables);
        return this;
    }

    /** Hides variables this test was started with. */
    public Command without(List<String> variables) {
        builder.environment().keySet().removeAll(variables);
        return this;
    }

    /** Ends it by force when it takes longer. */
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
