package io.gatehouse.stack.address;

import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All ports of the stack. They come from the registry unless an environment variable sets another. */
public final class Ports {

    /** The environment variable that sets PostgreSQL's port. */
    public static final String DATABASE_VARIABLE = "DATABASE_PORT";

    /** Not 5432, which the machine's own PostgreSQL would use. */
    private static final int DATABASE_DEFAULT = 5430;

    /** The highest port for a service. One more must be left for its management port. */
    private static final int HIGHEST = 65_534;

    private final Map<String, String> outer;
    private final Map<String, Port> byVariable = new LinkedHashMap<>();

    /** The ports of a registry's services under an outer environment. */
    public Ports(Registry registry, Map<String, String> outer) {
        this.outer = outer;
        registry.services().forEach(this::add);
        if (!registry.databases().isEmpty()) {
            add("PostgreSQL", DATABASE_VARIABLE, DATABASE_DEFAULT);
        }
        requireDistinct();
    }

    /** The port on which the service answers callers. */
    public int of(Service service) {
        return number(service.variable("PORT"));
    }

    /** The port with the service's management endpoints. */
    public int management(Service service) {
        return number(service.variable("MANAGEMENT_PORT"));
    }

    /** PostgreSQL's port. */
    public int database() {
        return number(DATABASE_VARIABLE);
    }

    /** The address at which the service answers callers. */
    public String url(Service service) {
        return "http://127.0.0.1:" + of(service);
    }

    /** Fails if other programs listen on any of the ports, and names each of them. */
    public void requireFree() {
        List<Port> busy =
                byVariable.values().stream().filter(port -> !port.isFree()).toList();
        if (!busy.isEmpty()) {
            throw new PortsInUseException(busy);
        }
    }

    private void add(Service service) {
        Port port = add(service.id(), service.variable("PORT"), service.port());
        add(service.id() + " (management)", service.variable("MANAGEMENT_PORT"), port.number() + 1);
    }

    private Port add(String owner, String variable, int ordinary) {
        Port port = new Port(owner, variable, chosen(variable, ordinary));
        byVariable.put(variable, port);
        return port;
    }

    private int chosen(String variable, int ordinary) {
        String value = outer.getOrDefault(variable, "");
        if (value.isBlank()) {
            return ordinary;
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > HIGHEST) {
            throw new StackException(variable + " is '" + value + "', expected a port number from 1 to " + HIGHEST);
        }
        return Integer.parseInt(value);
    }

    private void requireDistinct() {
        Map<Integer, Port> seen = new HashMap<>();
        byVariable.values().forEach(port -> {
            Port other = seen.put(port.number(), port);
            if (other != null) {
                throw new StackException("Port " + port.number() + " is chosen twice: by " + other.variable()
                        + " and by " + port.variable() + ". Set one of them to another port.");
            }
        });
    }

    private int number(String variable) {
        return Objects.requireNonNull(byVariable.get(variable), variable).number();
    }
}
