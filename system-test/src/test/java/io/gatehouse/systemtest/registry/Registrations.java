package io.gatehouse.systemtest.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Checks everything that names a service against services.yml. */
public final class Registrations {

    private static final List<Function<Tree, Stream<Stray>>> CHECKS = List.of(
            Modules::strays,
            ServiceFolders::strays,
            RouteTable::strays,
            GatewayAddresses::strays,
            Containers::strays,
            ContainerDatabases::strays,
            Manifests::strays,
            Papers::strays,
            Skeletons::strays);

    private Registrations() {}

    /** The places in a project that do not agree with its services.yml, and what was expected there; empty if all do. */
    public static List<String> strays(Path project) {
        return strays(Tree.at(project));
    }

    static List<String> strays(Tree tree) {
        return CHECKS.stream()
                .flatMap(check -> check.apply(tree))
                .map(Stray::toString)
                .toList();
    }
}
