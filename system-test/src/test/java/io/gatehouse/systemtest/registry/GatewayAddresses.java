package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.stream.Stream;

/** Checks that the gateway knows the address of every service, and of its health check. */
final class GatewayAddresses {

    private static final String FILE = "gateway/src/main/resources/application.yml";

    private GatewayAddresses() {}

    static Stream<Stray> strays(Tree tree) {
        return Stream.concat(
                Stray.unlessEqual(
                        FILE,
                        "the list of micronaut.http.services",
                        tree.keys(FILE, "micronaut", "http", "services"),
                        Tree.ids(tree.upstreams())),
                tree.upstreams().stream().flatMap(service -> strays(tree, service)));
    }

    private static Stream<Stray> strays(Tree tree, Service service) {
        return Stream.concat(
                Stray.unlessEqual(
                        FILE,
                        "micronaut.http.services." + service.id() + ".urls",
                        tree.yaml(FILE, "micronaut", "http", "services", service.id(), "urls"),
                        "${%s:`http://127.0.0.1:%d`}".formatted(service.variable("URL"), service.port())),
                Stray.unlessEqual(
                        FILE,
                        "gateway.balancing.check-path, which holds for " + service.id(),
                        tree.yaml(FILE, "gateway", "balancing", "check-path"),
                        "${GATEWAY_CHECK_PATH:" + service.health() + "}"));
    }
}
