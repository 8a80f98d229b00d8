package io.gatehouse.stack.environment;

import io.gatehouse.stack.address.Ports;
import io.gatehouse.stack.registry.Registry;
import io.gatehouse.stack.registry.Service;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Computes the environment variables of each service from the registry, the ports and the outer environment. */
public final class Environments {

    private static final String LOOPBACK = "127.0.0.1";

    private final Registry registry;
    private final Ports ports;
    private final Map<String, String> outer;
    private final UnaryOperator<String> passwordOfRole;

    /** Computes the environments of this registry's services. The passwords are those of the database roles. */
    public Environments(
            Registry registry, Ports ports, Map<String, String> outer, UnaryOperator<String> passwordOfRole) {
        this.registry = registry;
        this.ports = ports;
        this.outer = Map.copyOf(outer);
        this.passwordOfRole = passwordOfRole;
    }

    /** All variables with which the service's process starts, the outer environment included. */
    public Map<String, String> of(Service service) {
        Map<String, String> variables = new TreeMap<>(outer);
        service.environment().forEach((name, value) -> setUnlessChosen(variables, name, value));
        setUnlessChosen(variables, "TOKEN_ISSUER", "http://localhost:" + ports.of(registry.gateway()));
        addAddresses(variables, service);
        service.database().ifPresent(database -> addDatabase(variables, database));
        return variables;
    }

    private void addAddresses(Map<String, String> variables, Service service) {
        variables.put("SERVER_HOST", LOOPBACK);
        variables.put("MANAGEMENT_HOST", LOOPBACK);
        variables.put(service.variable("PORT"), Integer.toString(ports.of(service)));
        variables.put(service.variable("MANAGEMENT_PORT"), Integer.toString(ports.management(service)));
        registry.services().forEach(other -> variables.put(other.variable("URL"), ports.url(other)));
    }

    private void addDatabase(Map<String, String> variables, String database) {
        variables.put("DATABASE_HOST", LOOPBACK);
        variables.put(Ports.DATABASE_VARIABLE, Integer.toString(ports.database()));
        variables.put("DATABASE_NAME", database);
        variables.put("DATABASE_USER", database);
        variables.put("DATABASE_PASSWORD", passwordOfRole.apply(database));
    }

    private static void setUnlessChosen(Map<String, String> variables, String name, String value) {
        variables.merge(name, value, (chosen, ordinary) -> chosen.isBlank() ? ordinary : chosen);
    }
}
