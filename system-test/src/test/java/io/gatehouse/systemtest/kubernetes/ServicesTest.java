package io.gatehouse.systemtest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.stack.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that Kubernetes runs the services of the stack, at the same ports and with settings that they know. */
final class ServicesTest {

    private static final List<String> IDS =
            Service.ALL.stream().map(Service::id).toList();

    /** Micronaut's own variables, which are in no file of the project. */
    private static final List<String> MICRONAUT = List.of("MICRONAUT_ENVIRONMENTS");

    /** The file with the settings that are read before any configuration. */
    private static final String LOGGING = "shared-lib/src/main/java/io/gatehouse/shared/log/LogSetting.java";

    @ParameterizedTest
    @EnumSource
    void hasAllThatEveryServiceNeeds(Overlay overlay) {
        assertThat(names(overlay, Deployment.class)).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(names(overlay, ServiceAccount.class)).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(names(overlay, PodDisruptionBudget.class)).containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(names(overlay, io.fabric8.kubernetes.api.model.Service.class))
                .containsAll(IDS);
    }

    /** With {@code kubectl apply -l}: what has no such label is for all, and has to be there before. */
    @ParameterizedTest
    @EnumSource
    void rollsOutOneServiceAfterTheOther(Overlay overlay) {
        assertThat(overlay.objects().stream().filter(object -> ofWhom(object) != null))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(ofWhom(object))
                        .isEqualTo(object.getMetadata().getName()))
                .extracting(ServicesTest::ofWhom)
                .containsOnlyElementsOf(IDS);
        assertThat(overlay.objects().stream()
                        .filter(object -> IDS.contains(object.getMetadata().getName())))
                .allSatisfy(object -> assertThat(ofWhom(object)).isNotNull());
    }

    private static @Nullable String ofWhom(HasMetadata object) {
        return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.<String, String>of())
                .get("app.kubernetes.io/name");
    }

    @Test
    void growsEveryServiceInProduction() {
        List<HorizontalPodAutoscaler> scalers = Overlay.PRODUCTION.all(HorizontalPodAutoscaler.class);

        assertThat(scalers)
                .extracting(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(scalers).allSatisfy(scaler -> assertThat(scaler.getSpec().getMinReplicas())
                .isGreaterThan(1)
                .isLessThan(scaler.getSpec().getMaxReplicas()));
    }

    @ParameterizedTest
    @EnumSource
    void hasOnePortEverywhere(Overlay overlay) {
        assertThat(Service.ALL).allSatisfy(service -> {
            assertThat(overlay.container(service.id()).getPorts())
                    .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                    .containsExactly(tuple("http", service.port()), tuple("management", service.port() + 1));
            assertThat(published(overlay, service))
                    .extracting(
                            ServicePort::getPort, port -> port.getTargetPort().getStrVal())
                    .containsExactly(tuple(service.port(), "http"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void sendsRequestsToTheServicesOwnPods(Overlay overlay) {
        assertThat(Service.ALL).allSatisfy(service -> {
            Map<String, String> selector = overlay.one(io.fabric8.kubernetes.api.model.Service.class, service.id())
                    .getSpec()
                    .getSelector();

            assertThat(selector).isNotEmpty();
            assertThat(overlay.pods().stream()
                            .filter(pod ->
                                    pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet())))
                    .containsExactly(overlay.pod(service.id()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhereEveryServiceIs(Overlay overlay) {
        Map<String, String> gateway = overlay.environment("gateway");

        assertThat(Service.ALL.stream().skip(1)).allSatisfy(service -> {
            assertThat(gateway).containsEntry(service.variable("URL"), "http://" + service.id() + ":" + service.port());
            assertThat(overlay.environment(service.id())).containsEntry("AUTH_SERVICE_URL", "http://auth-service:5040");
        });
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryServiceItsOwnDatabase(Overlay overlay) {
        assertThat(Service.ALL.stream().filter(service -> service.database() != null))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(overlay.environment(service.id()))
                        .containsEntry("DATABASE_NAME", String.valueOf(service.database()))
                        .containsEntry("DATABASE_USER", String.valueOf(service.database())));
    }

    @ParameterizedTest
    @EnumSource
    void setsNothingThatNoServiceKnows(Overlay overlay) {
        String known = Stream.concat(
                        Stream.of("shared-lib/src/main/resources/shared-defaults.yml"),
                        IDS.stream().map(id -> id + "/src/main/resources/application.yml"))
                .map(Project::read)
                .reduce("", String::concat);

        String logging = Project.read(LOGGING);

        assertThat(IDS.stream().flatMap(id -> settings(overlay, id)).distinct())
                .isNotEmpty()
                .filteredOn(setting -> !MICRONAUT.contains(setting))
                .allMatch(setting -> known.contains("${" + setting + ":") || logging.contains(" " + setting + "(\""));
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyInButByTheGateway(Overlay overlay) {
        List<Ingress> doors = overlay.all(Ingress.class);

        assertThat(doors)
                .flatExtracting(door -> door.getSpec().getRules())
                .flatExtracting(rule -> rule.getHttp().getPaths())
                .extracting(path -> path.getBackend().getService().getName())
                .containsExactly("gateway");
        assertThat(overlay.all(io.fabric8.kubernetes.api.model.Service.class))
                .allSatisfy(service -> assertThat(service.getSpec().getType()).isIn(null, "ClusterIP"));
    }

    @Test
    void makesDatabasesAsTheContainersDo() {
        assertThat(Project.read("deploy/kubernetes/overlays/local/create-databases.sh"))
                .isEqualTo(Project.read("docker/postgres/create-databases.sh"));
    }

    private static Stream<String> settings(Overlay overlay, String id) {
        return Stream.concat(
                overlay.environment(id).keySet().stream(),
                overlay.container(id).getEnv().stream().map(variable -> variable.getName()));
    }

    private static List<String> names(Overlay overlay, Class<? extends HasMetadata> kind) {
        return overlay.all(kind).stream()
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    private static List<ServicePort> published(Overlay overlay, Service service) {
        return overlay.one(io.fabric8.kubernetes.api.model.Service.class, service.id())
                .getSpec()
                .getPorts();
    }
}
