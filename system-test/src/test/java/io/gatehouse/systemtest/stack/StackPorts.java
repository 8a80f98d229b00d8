package io.gatehouse.systemtest.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The ports of a stack, by the environment variables that choose them. */
public final class StackPorts {

    private static final String DATABASE = "DATABASE_PORT";

    private final Map<String, Integer> byVariable = new TreeMap<>();

    /** Chooses different free ports for a stack of these services. */
    public StackPorts(Collection<Service> services) {
        Iterator<Integer> free = FreePorts.take(2 * services.size() + 1).iterator();
        for (Service service : services) {
            byVariable.put(service.variable("PORT"), free.next());
            byVariable.put(service.variable("MANAGEMENT_PORT"), free.next());
        }
        byVariable.put(DATABASE, free.next());
    }

    /** The port on which the service answers callers. */
    public int of(Service service) {
        return number(service.variable("PORT"));
    }

    /** The port of the service's management endpoints. */
    public int management(Service service) {
        return number(service.variable("MANAGEMENT_PORT"));
    }

    int database() {
        return number(DATABASE);
    }

    /** The ports on which somebody listens. */
    public List<String> inUse() {
        return byVariable.entrySet().stream()
                .filter(entry -> isInUse(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The environment variables that make the stack use these ports. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        byVariable.forEach((name, number) -> variables.put(name, number.toString()));
        return variables;
    }

    private int number(String variable) {
        return Objects.requireNonNull(byVariable.get(variable), variable);
    }

    private static boolean isInUse(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
