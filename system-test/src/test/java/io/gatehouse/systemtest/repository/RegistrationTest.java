package io.gatehouse.systemtest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.stack.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

/** A service is named in several files, which must agree on its name and its port. */
final class RegistrationTest {

    private static final Set<String> UPSTREAMS = Service.ALL.stream()
            .map(Service::id)
            .filter(id -> !id.equals("gateway"))
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void startsTheSameServicesInContainersAsOnThisMachine() {
        Map<String, Object> containers = child(yaml("docker-compose.yml"), "services");

        assertThat(containers.keySet().stream().filter(name -> !name.equals("postgres")))
                .containsExactlyInAnyOrderElementsOf(ids());
    }

    @ParameterizedTest
    @FieldSource("io.gatehouse.systemtest.stack.Service#ALL")
    void hasOnePortEverywhere(Service service) {
        Map<String, Object> container = child(child(yaml("docker-compose.yml"), "services"), service.id());
        Map<String, Object> arguments = child(child(container, "build"), "args");
        String application = Project.read(service.id() + "/src/main/resources/application.yml");

        assertThat(arguments).containsEntry("SERVICE", service.id()).containsEntry("PORT", service.port());
        assertThat(application)
                .contains("${" + service.variable("PORT") + ":" + service.port() + "}")
                .contains("${" + service.variable("MANAGEMENT_PORT") + ":" + (service.port() + 1) + "}");
        assertThat(Project.read("README.md")).contains("| " + service.id() + " | " + service.port() + " |");
    }

    @Test
    void routesToEveryServiceByItsName() {
        String routes = Project.read("gateway/src/main/java/io/gatehouse/gateway/route/Routes.java");
        Map<String, Object> clients = child(
                child(child(yaml("gateway/src/main/resources/application.yml"), "micronaut"), "http"), "services");

        assertThat(found("@Client\\(\"([^\"]+)\"\\)", routes)).containsExactlyInAnyOrderElementsOf(UPSTREAMS);
        assertThat(clients.keySet()).containsExactlyInAnyOrderElementsOf(UPSTREAMS);
    }

    @ParameterizedTest
    @FieldSource("UPSTREAMS")
    void tellsTheGatewayWhereTheServiceIs(String upstream) {
        Service service = Service.of(upstream);
        String gateway = Project.read("gateway/src/main/resources/application.yml");
        Map<String, Object> services = child(yaml("docker-compose.yml"), "services");

        assertThat(gateway).contains("${" + service.variable("URL") + ":`http://127.0.0.1:" + service.port() + "`}");
        assertThat(child(child(services, "gateway"), "environment").get(service.variable("URL")))
                .isEqualTo("http://" + service.id() + ":" + service.port());
    }

    @Test
    void buildsEveryServiceBeforeItIsTested() {
        Stream<String> modules = found("<module>([^<]+)</module>", Project.read("pom.xml"));
        Stream<String> tested = found("<artifactId>([^<]+)</artifactId>", Project.read("system-test/pom.xml"));

        assertThat(modules).containsAll(ids());
        assertThat(tested).containsAll(ids());
    }

    private static List<String> ids() {
        return Service.ALL.stream().map(Service::id).toList();
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static Map<String, Object> yaml(String path) {
        return new Yaml().load(Project.read(path));
    }

    @SuppressWarnings("unchecked") // what has children is a map
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) Objects.requireNonNull(parent.get(name), name);
    }
}
