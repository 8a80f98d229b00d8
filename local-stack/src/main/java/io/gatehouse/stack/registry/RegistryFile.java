package io.gatehouse.stack.registry;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code services.yml}, and reports mistakes with their line. */
public final class RegistryFile {

    /** The known keys. The routes are not read, because the gateway has them in its own table. */
    private static final List<String> KEYS = List.of("id", "port", "health", "routes", "database", "environment");

    private final Path file;
    private final Map<String, String> taken = new HashMap<>();

    private RegistryFile(Path file) {
        this.file = file;
    }

    /** The services that the file lists. */
    public static Registry read(Path file) {
        return new RegistryFile(file).registry();
    }

    private Registry registry() {
        Fields root = new Fields(file, root()).allow(List.of("services"));
        Registry registry =
                new Registry(root.list("services").stream().map(this::service).toList());
        if (registry.find(Registry.GATEWAY).isEmpty()) {
            throw root.problem("no service has the id " + Registry.GATEWAY);
        }
        return registry;
    }

    private Node root() {
        try (Reader reader = Files.newBufferedReader(file)) {
            return Optional.ofNullable(new Yaml().compose(reader))
                    .orElseThrow(() -> new RegistryException(file, "the file is empty"));
        } catch (IOException e) {
            throw new StackException("Cannot read " + file + ": " + e.getMessage(), e);
        } catch (MarkedYAMLException e) {
            throw new RegistryException(file, e.getProblemMark().getLine() + 1, e.getProblem());
        }
    }

    private Service service(Fields fields) {
        Service service = valid(fields.allow(KEYS));
        take("id " + service.id(), service, fields);
        take("port " + service.port(), service, fields);
        take("port " + (service.port() + 1), service, fields);
        service.database().ifPresent(database -> take("database " + database, service, fields));
        return service;
    }

    private static Service valid(Fields fields) {
        try {
            return new Service(
                    fields.text("id"),
                    fields.number("port"),
                    fields.text("health"),
                    fields.optionalText("database").orElse(null),
                    fields.texts("environment"));
        } catch (IllegalArgumentException e) {
            throw fields.problem(String.valueOf(e.getMessage()));
        }
    }

    private void take(String what, Service service, Fields fields) {
        String owner = taken.putIfAbsent(what, service.id());
        if (owner != null) {
            throw fields.problem(what + " of " + service.id() + " belongs to " + owner + " already");
        }
    }
}
