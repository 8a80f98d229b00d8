package io.gatehouse.systemtest.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Commands somebody has pasted into one shell, line by line. */
public record PastedCommands(List<String> lines) {

    /** Printed after every line's output, around its exit code. */
    private static final String MARK = "\036";

    /** The commands of a text, whatever their indentation; without empty lines. */
    public static PastedCommands of(String text) {
        return new PastedCommands(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    /** What became of each line, in the project's folder. */
    public List<Outcome> run() {
        return run(UnaryOperator.identity());
    }

    /** What became of each line in a shell that is set up so. */
    public List<Outcome> run(UnaryOperator<Command> shell) {
        String script = lines.stream()
                .map(line -> line + "\nprintf '\\036%s\\036' \"$?\"")
                .collect(Collectors.joining("\n"));
        // Progress bars are for terminals; what curl would show there goes to standard error, and is not wanted here.
        String printed = shell.apply(Command.of("bash", "-c", "exec 2>/dev/null\n" + script))
                .run()
                .output();
        return outcomes(Arrays.asList(printed.split(MARK, -1)));
    }

    private List<Outcome> outcomes(List<String> parts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            outcomes.add(new Outcome(Integer.parseInt(parts.get(2 * i + 1)), parts.get(2 * i)));
        }
        return outcomes;
    }
}
