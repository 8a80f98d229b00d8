package io.gatehouse.systemtest.registry;

import io.gatehouse.systemtest.stack.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that every service is like the boilerplate except for its name and port, and that shared settings are written only
 * once.
 */
final class Skeletons {

    private static final String TEMPLATE = "boilerplate-service";

    /** The settings that are in shared-lib for every service. */
    private static final List<String> WRITTEN_ONCE = List.of(
            "/src/main/resources/logback.xml",
            "/src/main/resources/bootstrap.yml",
            "/src/main/resources/application-local.yml",
            "/src/main/resources/application-development.yml",
            "/src/main/resources/application-production.yml",
            "/Dockerfile");

    private Skeletons() {}

    static Stream<Stray> strays(Tree tree) {
        return tree.upstreams().stream().flatMap(service -> strays(tree, service));
    }

    private static Stream<Stray> strays(Tree tree, Service service) {
        Service template = tree.services().stream()
                .filter(other -> other.id().equals(TEMPLATE))
                .findFirst()
                .orElseThrow();
        return Stream.of(
                        Stray.unlessEqual(
                                service.id() + "/pom.xml",
                                "all but its name, description, dependencies and what compiles its tests",
                                pom(tree, service),
                                pom(tree, template)),
                        Stray.unlessEqual(
                                application(service),
                                "all but its name and description",
                                start(tree, service),
                                start(tree, template)),
                        WRITTEN_ONCE.stream()
                                .map(file -> service.id() + file)
                                .flatMap(file -> Stray.unlessEqual(file, "whether it exists", tree.has(file), false)))
                .flatMap(strays -> strays);
    }

    private static String pom(Tree tree, Service service) {
        return tree.text(service.id() + "/pom.xml")
                .replaceFirst("(?s)\\s*<dependencies>.*</dependencies>", "")
                .replaceFirst("<description>.*</description>", "")
                .replaceFirst("\\s*<!--[^>]*-->\\s*<jvm\\.compiler>.*</jvm\\.compiler>", "")
                .replace(word(service), "NAME");
    }

    private static String start(Tree tree, Service service) {
        return tree.text(application(service))
                .replaceFirst("(?s)info\\s*=\\s*@Info\\([^)]*\\)", "INFO")
                .replace(word(service), "NAME");
    }

    private static String application(Service service) {
        return service.id() + "/src/main/java/io/gatehouse/" + word(service) + "/Application.java";
    }

    private static String word(Service service) {
        return service.id().replace("-service", "");
    }
}
