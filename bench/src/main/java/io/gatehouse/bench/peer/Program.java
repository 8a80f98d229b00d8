package io.gatehouse.bench.peer;

import java.util.List;
import java.util.Map;

/**
 * A gateway program, ready to be started.
 *
 * @param port where it will listen
 * @param warmsUp whether it gets faster while it runs, as everything on a JVM does
 */
public record Program(String name, List<String> command, Map<String, String> environment, int port, boolean warmsUp) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
