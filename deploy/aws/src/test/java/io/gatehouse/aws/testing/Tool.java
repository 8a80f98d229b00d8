package io.gatehouse.aws.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program beside JDK and Maven. Where it is missing the test that needs it is skipped and says why; where the
 * environment says {@code CI=true} everything is to be tested, and the test fails.
 */
public record Tool(String path) {

    /** This program, which is expected to be there. */
    public static Tool require(String purpose, String name) {
        Optional<Tool> found = find(name);
        if (found.isEmpty()) {
            String sentence = name + " is not on the PATH, and " + purpose + " needs it";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new AssertionError(sentence);
            }
            skip(sentence);
        }
        return found.orElseThrow();
    }

    /** This program, which nobody is expected to have. */
    public static Tool optional(String purpose, String name) {
        return find(name).orElseGet(() -> skip(name + " is not on the PATH, and " + purpose + " needs it"));
    }

    private static Tool skip(String sentence) {
        System.out.println("SKIPPED: " + sentence);
        return abort(sentence);
    }

    private static Optional<Tool> find(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(file -> new Tool(file.toString()));
    }

    /** Runs it with these variables besides the others, until its end. */
    public Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tool", ".output");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(path), Stream.of(arguments)).toList());
        builder.environment().putAll(environment);
        int exitCode = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String text = Files.readString(output);
        Files.delete(output);
        return new Result(exitCode, text);
    }

    /** How a program ended, and what it said. */
    public record Result(int exitCode, String output) {}
}
