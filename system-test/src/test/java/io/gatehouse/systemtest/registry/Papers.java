package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.Set;
import java.util.stream.Stream;

/** Checks what people read and try out: the README's table, the settings, the Postman collections and environments. */
final class Papers {

    private static final String ENVIRONMENT = "postman/this-machine.postman_environment.json";

    private Papers() {}

    static Stream<Stray> strays(Tree tree) {
        return Stream.concat(tree.services().stream().flatMap(service -> strays(tree, service)), environment(tree));
    }

    private static Stream<Stray> strays(Tree tree, Service service) {
        String collection = "postman/" + service.id() + ".postman_collection.json";
        return Stream.of(
                        Stray.unlessEqual(
                                "README.md",
                                "the port of " + service.id() + " in the table",
                                tree.found("README.md", "^\\| " + service.id() + " \\| (\\d+) \\|"),
                                Set.of(String.valueOf(service.port()))),
                        Stray.unlessEqual(collection, "its name", tree.yaml(collection, "info", "name"), service.id()),
                        setting(tree, service, "PORT", String.valueOf(service.port())),
                        setting(tree, service, "MANAGEMENT_PORT", String.valueOf(service.port() + 1)))
                .flatMap(strays -> strays);
    }

    private static Stream<Stray> setting(Tree tree, Service service, String end, String expected) {
        return Stray.unlessEqual(
                "env.example",
                service.variable(end),
                tree.found("env.example", "^#?" + service.variable(end) + "=(.*)$"),
                Set.of(expected));
    }

    private static Stream<Stray> environment(Tree tree) {
        return Stray.unlessEqual(
                ENVIRONMENT,
                "the address of the gateway",
                tree.found(ENVIRONMENT, "\"value\": \"(http://[^\"]+)\""),
                Set.of("http://127.0.0.1:" + tree.services().getFirst().port()));
    }
}
