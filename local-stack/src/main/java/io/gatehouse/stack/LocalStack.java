package io.gatehouse.stack;

import io.gatehouse.stack.database.Postgres;
import io.gatehouse.stack.error.StackException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program behind {@code bin/up} and {@code bin/down}. */
final class LocalStack {

    private static final String PROJECT = "stack.project";
    private static final String USAGE = "usage: local-stack unpack | up [--detach] | clear | down";

    private final Path project;
    private final Map<String, String> outer;
    private final PrintStream out;
    private final PrintStream err;

    LocalStack(Path project, Map<String, String> outer, PrintStream out, PrintStream err) {
        this.project = project;
        this.outer = outer;
        this.out = out;
        this.err = err;
    }

    /** Runs the command of the script, which passes the project's directory in the property {@code stack.project}. */
    public static void main(String[] arguments) {
        Path project = Path.of(System.getProperty(PROJECT, "")).toAbsolutePath();
        System.exit(new LocalStack(project, System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            return execute(String.join(" ", arguments));
        } catch (StackException e) {
            err.println(e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int execute(String command) throws InterruptedException {
        switch (command) {
            case "unpack" -> Postgres.unpack(blueprint().postgres());
            case "up" -> up().run(false);
            case "up --detach" -> up().run(true);
            case "clear" -> up().clear();
            case "down" -> new Down(directory(), out).run();
            default -> {
                err.println(USAGE);
                return 2;
            }
        }
        return 0;
    }

    private Up up() {
        return new Up(blueprint(), directory(), out);
    }

    private Blueprint blueprint() {
        return Blueprint.read(project, outer);
    }

    private StackDirectory directory() {
        String chosen = outer.getOrDefault(StackDirectory.VARIABLE, "");
        return new StackDirectory(chosen.isBlank() ? project.resolve(".stack") : Path.of(chosen));
    }
}
