package io.gatehouse.systemtest.command;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program beside JDK and Maven. Where it is missing the test that needs it is skipped and says why; where the
 * environment says {@code CI=true} everything is to be tested, and the test fails, unless {@code TESTS_WITHOUT} names what
 * the system does not have.
 */
public final class Tool {

    private Tool() {}

    /** The first of these programs that is installed. */
    public static String require(String purpose, String... names) {
        Optional<String> found = find(names);
        if (found.isEmpty()) {
            missing(String.join(" or ", names) + " is not on the PATH", purpose);
        }
        return found.orElseThrow();
    }

    /** Skips the test, or fails it, for want of something. */
    public static void missing(String what, String purpose) {
        String sentence = what + ", and " + purpose + " needs it";
        if (isExpected(what, System.getenv())) {
            throw new AssertionError(sentence);
        }
        System.out.println("SKIPPED: " + sentence);
        abort(sentence);
    }

    /** Whether a test that lacks this, a sentence that begins with the program's name, is to fail. */
    static boolean isExpected(String what, Map<String, String> environment) {
        List<String> without =
                List.of(environment.getOrDefault("TESTS_WITHOUT", "").split(" "));
        return Boolean.parseBoolean(environment.get("CI")) && !without.contains(what.split(" ", 2)[0]);
    }

    private static Optional<String> find(String... names) {
        List<String> path = List.of(System.getenv().getOrDefault("PATH", "").split(":"));
        return Arrays.stream(names)
                .flatMap(name -> path.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
