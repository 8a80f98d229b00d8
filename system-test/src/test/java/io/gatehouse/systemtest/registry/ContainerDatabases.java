package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the container of a service with a database is connected to that one and no other, and that its password is one of
 * the settings.
 */
final class ContainerDatabases {

    private static final String SETTINGS = "env.example";

    private ContainerDatabases() {}

    static Stream<Stray> strays(Tree tree) {
        return Stream.concat(
                Stray.unlessEqual(
                        Containers.FILE,
                        "the list of passwords in services.postgres.environment",
                        passwords(tree.keys(Containers.FILE, "services", "postgres", "environment")),
                        expectedPasswords(tree)),
                Stream.concat(
                        Stray.unlessEqual(
                                SETTINGS,
                                "the list of passwords of databases",
                                tree.found(SETTINGS, "^([A-Z0-9_]+_DATABASE_PASSWORD)="),
                                expectedPasswords(tree)),
                        tree.services().stream().flatMap(service -> container(tree, service))));
    }

    private static Stream<Stray> container(Tree tree, Service service) {
        String database = service.database();
        String password =
                database == null ? null : "${" + password(database) + ":?is not set, copy env.example to .env}";
        return Stream.of(
                        setting(tree, service, "DATABASE_HOST", database == null ? null : "postgres"),
                        setting(tree, service, "DATABASE_NAME", database),
                        setting(tree, service, "DATABASE_USER", database),
                        setting(tree, service, "DATABASE_PASSWORD", password))
                .flatMap(strays -> strays);
    }

    private static Stream<Stray> setting(Tree tree, Service service, String name, @Nullable String expected) {
        return Stray.unlessEqual(
                Containers.FILE,
                "services." + service.id() + ".environment." + name,
                tree.yaml(Containers.FILE, "services", service.id(), "environment", name),
                expected);
    }

    private static Set<String> passwords(Set<String> variables) {
        return variables.stream()
                .filter(name -> name.endsWith("_DATABASE_PASSWORD"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expectedPasswords(Tree tree) {
        return tree.services().stream()
                .flatMap(service -> Stream.ofNullable(service.database()))
                .map(ContainerDatabases::password)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String password(String database) {
        return database.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD";
    }
}
