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

/** A stack of its own, used as its users do: through {@code bin/up}, {@code bin/down} and the gateway's port. */
public final class Stack implements AutoCloseable {

    /** Settings of whoever runs the tests, which would make the stack another one than the tests expect. */
    private static final List<String> SETTINGS =
            List.of("AUTH_DEMO_PASSWORD", "AUTH_ADMIN_PASSWORD", "TOKEN_ISSUER", "MICRONAUT_ENVIRONMENTS", "LOG_LEVEL");

    private final Path directory;
    private final StackPorts ports = new StackPorts(Service.ALL);
    private final Thread atExit = new Thread(this::down);
    private String greeting = "";

    /** A stack that is not running yet. Nothing is left of an earlier one of that name. */
    public Stack(String name) {
        this.directory = Project.TARGET.resolve("stack-" + name);
        down();
        delete();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A stack that runs. */
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

    /** The command that starts it and stays with it. */
    public Command upInForeground() {
        return command("bin/up");
    }

    /** Stops it. */
    public Outcome down() {
        return command("bin/down").run();
    }

    /** Whatever is running still is stopped. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the hook is at it
        }
        down().orFail();
    }

    /** Its ports. */
    public StackPorts ports() {
        return ports;
    }

    /** What {@code bin/up} said when it had started it. */
    public String greeting() {
        return greeting;
    }

    /** Where it keeps its data and logs. */
    public Path directory() {
        return directory;
    }

    /** The address of the gateway. */
    public String address() {
        return "http://localhost:" + ports.of(Service.ALL.getFirst());
    }

    /** Somebody at the gateway, without a token. */
    public Caller caller() {
        return Caller.at(address());
    }

    /** Somebody at the gateway who has logged in as one of the two accounts every stack has. */
    public Caller caller(String username) {
        return caller().as(username, password(username));
    }

    /** The password of one of those accounts. */
    public static String password(String username) {
        return username + "-password";
    }

    /** Somebody who has found the way to a service's own port. */
    public Caller callerOf(Service service) {
        return Caller.at("http://127.0.0.1:" + ports.of(service));
    }

    private Command command(String... words) {
        Map<String, String> variables = new TreeMap<>(ports.variables());
        variables.put("STACK_DIR", directory.toString());
        // Maven has built everything before it comes here, and must not be started inside itself.
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
