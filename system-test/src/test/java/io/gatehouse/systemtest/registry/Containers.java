package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks that each service has a container, and that the gateway's waits for all others. */
final class Containers {

    static final String FILE = "docker-compose.yml";

    private Containers() {}

    static Stream<Stray> strays(Tree tree) {
        Set<String> services = new TreeSet<>(tree.keys(FILE, "services"));
        services.remove("postgres");
        return Stream.of(
                        Stray.unlessEqual(
                                FILE, "the list of containers but postgres", services, Tree.ids(tree.services())),
                        Stray.unlessEqual(
                                FILE,
                                "services.gateway.depends_on",
                                tree.keys(FILE, "services", "gateway", "depends_on"),
                                Tree.ids(tree.upstreams())),
                        tree.services().stream().flatMap(service -> container(tree, service)),
                        tree.upstreams().stream().flatMap(service -> address(tree, service)))
                .flatMap(strays -> strays);
    }

    private static Stream<Stray> container(Tree tree, Service service) {
        return Stream.concat(
                argument(tree, service, "SERVICE", service.id()), argument(tree, service, "PORT", service.port()));
    }

    private static Stream<Stray> argument(Tree tree, Service service, String name, Object expected) {
        return Stray.unlessEqual(
                FILE,
                "services." + service.id() + ".build.args." + name,
                tree.yaml(FILE, "services", service.id(), "build", "args", name),
                expected);
    }

    private static Stream<Stray> address(Tree tree, Service service) {
        return Stray.unlessEqual(
                FILE,
                "services.gateway.environment." + service.variable("URL"),
                tree.yaml(FILE, "services", "gateway", "environment", service.variable("URL")),
                "http://%s:%d".formatted(service.id(), service.port()));
    }
}
