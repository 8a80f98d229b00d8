package io.gatehouse.systemtest.stack;

import io.gatehouse.systemtest.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A service of the stack, as {@code services.yml} lists it.
 *
 * @param id the Maven module and everything else that bears the service's name
 * @param port where it listens unless told otherwise
 * @param database the name of its database, if it has one
 */
public record Service(String id, int port, @Nullable String database) {

    /** Every service; the gateway is the first. */
    public static final List<Service> ALL = read();

    /** The service of that name. */
    public static Service of(String id) {
        return ALL.stream().filter(service -> service.id.equals(id)).findFirst().orElseThrow();
    }

    /** The environment variable of this service that ends so. */
    public String variable(String end) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + end;
    }

    /** What it is started from. */
    Path jar() {
        return Project.ROOT.resolve(id).resolve("target").resolve(id + ".jar");
    }

    private static List<Service> read() {
        Map<String, List<Map<String, Object>>> registry = new Yaml().load(Project.read("services.yml"));
        return registry.getOrDefault("services", List.of()).stream()
                .map(Service::of)
                .toList();
    }

    private static Service of(Map<String, Object> entry) {
        Object database = entry.get("database");
        return new Service(
                String.valueOf(entry.get("id")),
                Integer.parseInt(String.valueOf(entry.get("port"))),
                database == null ? null : database.toString());
    }
}
