package io.gatehouse.systemtest.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Runs commands as if they had been pasted into one shell, line by line. */
public record PastedCommands(List<String> lines) {

    /** Printed after every line's output, around its exit code. */
    private static final String MARK = "\036";

    private static final String ERRORS_LAST = """
            errors=$(mktemp)
            exec 2>"$errors"
            trap 'cat "$errors"; rm "$errors"' EXIT
            """;

    /** The commands in a text, without indentation and empty lines. */
    public static PastedCommands of(String text) {
        return new PastedCommands(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    /** Runs the lines in the project's folder, and returns the outcome of each. */
    public List<Outcome> run() {
        return run(UnaryOperator.identity());
    }

    /** Runs the lines in a shell that is set up by this function, and returns the outcome of each. */
    public List<Outcome> run(UnaryOperator<Command> shell) {
        String script = lines.stream()
                .map(line -> line + "\nprintf '\\036%s\\036' \"$?\"")
                .collect(Collectors.joining("\n"));
        // Curl's progress bars are meant for terminals; sending standard error to the end keeps them out of the way.
        String printed = shell.apply(Command.of("bash", "-c", ERRORS_LAST + script))
                .run()
                .output();
        return outcomes(Arrays.asList(printed.split(MARK, -1)));
    }

    private List<Outcome> outcomes(List<String> parts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int exitCode = Integer.parseInt(parts.get(2 * i + 1));
            String output = parts.get(2 * i);
            outcomes.add(new Outcome(exitCode, exitCode == 0 ? output : output + parts.getLast()));
        }
        return outcomes;
    }
}
