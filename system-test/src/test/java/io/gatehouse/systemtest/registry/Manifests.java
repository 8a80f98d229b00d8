package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the Kubernetes objects of each service. What they are rendered to is tested where kubectl is available. */
final class Manifests {

    private static final String BASE = "deploy/kubernetes/base/";
    private static final String LOCAL = "deploy/kubernetes/overlays/local/";
    private static final String PAGE = "deploy/README.md";

    private Manifests() {}

    static Stream<Stray> strays(Tree tree) {
        return Stream.of(
                        Stray.unlessEqual(
                                BASE + "kustomization.yml",
                                "the list of services in resources",
                                tree.found(BASE + "kustomization.yml", "^  - (gateway|[a-z0-9-]+-service)\\.yml$"),
                                Tree.ids(tree.services())),
                        Stray.unlessEqual(
                                LOCAL + "kustomization.yml",
                                "the list of passwords of databases in secretGenerator",
                                tree.found(LOCAL + "kustomization.yml", "^  - name: ([a-z0-9-]+)-database$"),
                                withDatabase(tree)),
                        Stray.unlessEqual(
                                LOCAL + "postgres.yml",
                                "the list of services whose databases it creates",
                                tree.found(LOCAL + "postgres.yml", "secretKeyRef: \\{name: ([a-z0-9-]+)-database,"),
                                withDatabase(tree)),
                        Stray.unlessEqual(
                                PAGE,
                                "the list of passwords of databases among the secrets",
                                tree.found(PAGE, "^\\| `([a-z0-9-]+)-database` \\|"),
                                withDatabase(tree)),
                        tree.services().stream().flatMap(service -> strays(tree, service)))
                .flatMap(strays -> strays);
    }

    private static Stream<Stray> strays(Tree tree, Service service) {
        String manifest = BASE + service.id() + ".yml";
        Set<String> database = service.database() == null ? Set.of() : Set.of(service.database());
        return Stream.of(
                        ports(tree, manifest, "http", service.port()),
                        ports(tree, manifest, "management", service.port() + 1),
                        Stray.unlessEqual(
                                manifest,
                                "DATABASE_NAME",
                                tree.found(manifest, "name: DATABASE_NAME, value: ([a-z0-9_]+)"),
                                database))
                .flatMap(strays -> strays);
    }

    private static Stream<Stray> ports(Tree tree, String manifest, String name, int expected) {
        return Stray.unlessEqual(
                manifest,
                "the container's port " + name,
                tree.found(manifest, "name: " + name + ", containerPort: (\\d+)"),
                Set.of(String.valueOf(expected)));
    }

    private static Set<String> withDatabase(Tree tree) {
        return tree.services().stream()
                .filter(service -> service.database() != null)
                .map(Service::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
