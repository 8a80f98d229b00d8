package io.gatehouse.systemtest.stack;

import io.gatehouse.systemtest.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A service of the stack, as {@code services.yml} lists it.
 *
 * @param id the name of the service, of its Maven module and of everything else that belongs to it
 * @param port the port where it listens unless another one is set
 * @param health the path that answers 200 while the service can do its work
 * @param routes its public paths at the gateway, each with the required permission
 * @param database the name of its database, if it has one
 */
public record Service(
        String id,
        int port,
        String health,
        Map<String, String> routes,
        @Nullable String database) {

    /** The permission of a route that requires none. */
    public static final String ANONYMOUS = "anonymous";

    /** The permission of a route that requires any valid token. */
    public static final String AUTHENTICATED = "authenticated";

    /** Every service; the gateway is the first. */
    public static final List<Service> ALL = listedIn(Project.ROOT);

    /** The services of a project, or of a copy of it. */
    public static List<Service> listedIn(Path project) {
        try {
            Map<String, List<Map<String, Object>>> registry =
                    new Yaml().load(Files.readString(project.resolve("services.yml")));
            return registry.getOrDefault("services", List.of()).stream()
                    .map(Service::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service with this name. */
    public static Service of(String id) {
        return ALL.stream().filter(service -> service.id.equals(id)).findFirst().orElseThrow();
    }

    /** Whether this is the gateway. */
    public boolean isGateway() {
        return id.equals("gateway");
    }

    /** The environment variable of this service with this suffix. */
    public String variable(String end) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + end;
    }

    /** The jar that it is started from. */
    Path jar() {
        return Project.ROOT.resolve(id).resolve("target").resolve(id + ".jar");
    }

    private static Service of(Map<String, Object> entry) {
        Object database = entry.get("database");
        return new Service(
                String.valueOf(entry.get("id")),
                Integer.parseInt(String.valueOf(entry.get("port"))),
                String.valueOf(entry.get("health")),
                texts(entry.get("routes")),
                database == null ? null : database.toString());
    }

    private static Map<String, String> texts(@Nullable Object mapping) {
        Map<String, String> texts = new TreeMap<>();
        if (mapping instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }
}
