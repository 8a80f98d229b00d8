package io.gatehouse.systemtest.stack;

import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.http.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A stack for tests, used like any other: through {@code bin/up}, {@code bin/down} and the gateway's port. */
public final class Stack implements AutoCloseable {

    /** Settings in the environment of whoever runs the tests, which would change the stack from what the tests expect. */
    private static final List<String> SETTINGS =
            List.of("AUTH_DEMO_PASSWORD", "AUTH_ADMIN_PASSWORD", "TOKEN_ISSUER", "MICRONAUT_ENVIRONMENTS", "LOG_LEVEL");

    private final Path directory;
    private final StackPorts ports = new StackPorts(Service.ALL);
    private final Thread atExit = new Thread(this::down);
    private String greeting = "";

    /** A stack that is not running yet. Everything left by an earlier one of this name is deleted. */
    public Stack(String name) {
        this.directory = Project.TARGET.resolve("stack-" + name);
        down();
        delete();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A running stack. */
    public static Stack started(String name) {
        Stack stack = new Stack(name);
        try {
            stack.greeting = stack.up().run().orFail().output();
            return stack;
        } catch (RuntimeException | AssertionError e) {
            stack.close();
            throw e;
        }
    }

    /** The command that starts it in the background. */
    public Command up() {
        return command("bin/up", "--detach");
    }

    /** The command that starts it and waits for its end. */
    public Command upInForeground() {
        return command("bin/up");
    }

    /** Stops it. */
    public Outcome down() {
        return command("bin/down").run();
    }

    /** Stops whatever is still running. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the shutdown hook is already closing it
        }
        down().orFail();
    }

    /** Its ports. */
    public StackPorts ports() {
        return ports;
    }

    /** What {@code bin/up} printed when it had started the stack. */
    public String greeting() {
        return greeting;
    }

    /** The directory with its data and logs. */
    public Path directory() {
        return directory;
    }

    /** The address of the gateway. */
    public String address() {
        return "http://localhost:" + ports.of(Service.ALL.getFirst());
    }

    /** A caller of the gateway without a token. */
    public Caller caller() {
        return Caller.at(address());
    }

    /** A caller of the gateway, logged in as one of the two accounts that every stack has. */
    public Caller caller(String username) {
        return caller().as(username, password(username));
    }

    /** The password of one of those accounts. */
    public static String password(String username) {
        return username + "-password";
    }

    /** A caller of a service's own port, past the gateway. */
    public Caller callerOf(Service service) {
        return Caller.at("http://127.0.0.1:" + ports.of(service));
    }

    private Command command(String... words) {
        Map<String, String> variables = new TreeMap<>(ports.variables());
        variables.put("STACK_DIR", directory.toString());
        // Maven has already built everything, and must not be started inside itself.
        variables.put("STACK_BUILD", "never");
        return Command.of(words).without(SETTINGS).with(variables);
    }

    private void delete() {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
