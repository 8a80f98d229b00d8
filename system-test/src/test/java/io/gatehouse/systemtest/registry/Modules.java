package io.gatehouse.systemtest.registry;

import java.util.Set;
import java.util.stream.Stream;

/** Checks that Maven builds every service, and does so before the system is tested. */
final class Modules {

    private static final String SERVICE = "(gateway|[a-z0-9-]+-service)";

    private Modules() {}

    static Stream<Stray> strays(Tree tree) {
        Set<String> ids = Tree.ids(tree.services());
        return Stream.concat(
                Stray.unlessEqual(
                        "pom.xml",
                        "the list of modules that are services",
                        tree.found("pom.xml", "<module>" + SERVICE + "</module>"),
                        ids),
                Stray.unlessEqual(
                        "system-test/pom.xml",
                        "the list of services it depends on",
                        tree.found("system-test/pom.xml", "<artifactId>" + SERVICE + "</artifactId>"),
                        ids));
    }
}
