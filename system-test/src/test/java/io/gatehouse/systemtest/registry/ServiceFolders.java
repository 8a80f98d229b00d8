package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.stream.Stream;

/** Checks that a service knows its own name and ports, and has migrations exactly if it has a database. */
final class ServiceFolders {

    private static final String SETTINGS = "/src/main/resources/application.yml";
    private static final String MIGRATIONS = "/src/main/resources/db/migration";

    private ServiceFolders() {}

    static Stream<Stray> strays(Tree tree) {
        return tree.services().stream().flatMap(service -> strays(tree, service));
    }

    private static Stream<Stray> strays(Tree tree, Service service) {
        String settings = service.id() + SETTINGS;
        return Stream.of(
                        setting(tree, settings, service.id(), "micronaut", "application", "name"),
                        setting(tree, settings, port(service, "PORT", 0), "micronaut", "server", "port"),
                        setting(tree, settings, port(service, "MANAGEMENT_PORT", 1), "endpoints", "all", "port"),
                        Stray.unlessEqual(
                                service.id() + MIGRATIONS,
                                "whether it exists",
                                tree.has(service.id() + MIGRATIONS),
                                service.database() != null))
                .flatMap(strays -> strays);
    }

    private static String port(Service service, String end, int offset) {
        return "${%s:%d}".formatted(service.variable(end), service.port() + offset);
    }

    private static Stream<Stray> setting(Tree tree, String file, String expected, String... keys) {
        return Stray.unlessEqual(file, String.join(".", keys), tree.yaml(file, keys), expected);
    }
}
