package io.gatehouse.systemtest.command;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds programs that tests need beside JDK and Maven. If one is missing, its tests are skipped and say why. With {@code
 * CI=true} in the environment, where everything is to be tested, they fail instead, unless {@code TESTS_WITHOUT} says that the
 * system does not have the program.
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

    /** Skips the test, or fails it, because something is missing. */
    public static void missing(String what, String purpose) {
        String sentence = what + ", and " + purpose + " needs it";
        if (isExpected(what, System.getenv())) {
            throw new AssertionError(sentence);
        }
        System.out.println("SKIPPED: " + sentence);
        abort(sentence);
    }

    /** Whether a test must fail without this, given as a sentence that begins with the program's name. */
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
