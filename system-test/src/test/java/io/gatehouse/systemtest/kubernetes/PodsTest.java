package io.gatehouse.systemtest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.gatehouse.systemtest.stack.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that pods run with few privileges, with probes, and such that replacing them loses no request. */
final class PodsTest {

    @ParameterizedTest
    @EnumSource
    void keepsEverythingInOneNamespaceThatRefusesCarelessPods(Overlay overlay) {
        assertThat(overlay.objects().stream().filter(object -> !(object instanceof Namespace)))
                .extracting(object -> object.getMetadata().getNamespace())
                .containsOnly("gatehouse");
        assertThat(overlay.one(Namespace.class, "gatehouse").getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @ParameterizedTest
    @EnumSource
    void runsNothingAsRoot(Overlay overlay) {
        assertThat(overlay.pods()).extracting(PodTemplateSpec::getSpec).allSatisfy(pod -> {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        });
        assertThat(containers(overlay))
                .extracting(Container::getSecurityContext)
                .allSatisfy(PodsTest::mayDoLittle);
    }

    private static void mayDoLittle(SecurityContext context) {
        assertThat(context.getAllowPrivilegeEscalation()).isFalse();
        assertThat(context.getReadOnlyRootFilesystem()).isTrue();
        assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(context.getCapabilities().getAdd()).isEmpty();
    }

    /** Service links would set variables with the same names as settings, such as STOCKS_SERVICE_PORT. */
    @ParameterizedTest
    @EnumSource
    void tellsPodsNothingTheyDidNotAskFor(Overlay overlay) {
        assertThat(overlay.pods()).extracting(PodTemplateSpec::getSpec).allSatisfy(pod -> {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasLimits(Overlay overlay) {
        assertThat(containers(overlay)).extracting(Container::getResources).allSatisfy(resources -> {
            assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
        });
    }

    @ParameterizedTest
    @EnumSource
    void asksEveryServiceHowItIs(Overlay overlay) {
        assertThat(Service.ALL)
                .extracting(service -> overlay.container(service.id()))
                .allSatisfy(container -> {
                    assertThat(container.getStartupProbe()).satisfies(asks("/health/liveness", "http"));
                    assertThat(container.getReadinessProbe()).satisfies(asks("/health/readiness", "http"));
                    assertThat(container.getLivenessProbe().getHttpGet().getPath())
                            .isEqualTo("/health/liveness");
                });
    }

    /** At the public port a gateway that has as many connections as it may does not answer. */
    @Test
    void killsNoGatewayForItsManyCallers() {
        assertThat(Overlay.PRODUCTION.container("gateway").getLivenessProbe())
                .satisfies(asks("/health/liveness", "management"));
        assertThat(Overlay.PRODUCTION.environment("gateway")).containsEntry("MANAGEMENT_HOST", "0.0.0.0");
    }

    /** The management port listens on loopback unless somebody may ask there. */
    @Test
    void asksAtPortsThatAreOpen() {
        assertThat(Overlay.LOCAL.environment("gateway")).doesNotContainKey("MANAGEMENT_HOST");
        assertThat(Service.ALL)
                .extracting(service -> Overlay.LOCAL.container(service.id()).getLivenessProbe())
                .allSatisfy(asks("/health/liveness", "http")::accept);
    }

    @ParameterizedTest
    @EnumSource
    void replacesPodsOneByOne(Overlay overlay) {
        assertThat(overlay.all(Deployment.class))
                .extracting(Deployment::getSpec)
                .allSatisfy(deployment -> {
                    assertThat(deployment.getReplicas()).isNull();
                    assertThat(deployment
                                    .getStrategy()
                                    .getRollingUpdate()
                                    .getMaxUnavailable()
                                    .getIntVal())
                            .isZero();
                });
        assertThat(overlay.all(PodDisruptionBudget.class))
                .extracting(PodDisruptionBudget::getSpec)
                .allSatisfy(budget -> {
                    assertThat(budget.getMaxUnavailable().getIntVal()).isOne();
                    assertThat(budget.getUnhealthyPodEvictionPolicy())
                            .as("or a node with a broken pod cannot be drained")
                            .isEqualTo("AlwaysAllow");
                });
    }

    @ParameterizedTest
    @EnumSource
    void givesServicesTheTimeTheyTakeToStop(Overlay overlay) {
        assertThat(Service.ALL).allSatisfy(service -> {
            String drain = service.id().equals("gateway") ? "GATEWAY_DRAIN_" : "DRAIN_";
            Map<String, String> settings = overlay.environment(service.id());

            assertThat(seconds(settings, drain + "DELAY").plus(seconds(settings, drain + "TIMEOUT")))
                    .isLessThan(Duration.ofSeconds(
                            overlay.pod(service.id()).getSpec().getTerminationGracePeriodSeconds()));
        });
    }

    @Test
    void letsAnOverlaySetWhatOnlyTheGatewayIsTold() {
        assertThat(Overlay.LOCAL.environment("gateway")).containsEntry("GATEWAY_DRAIN_DELAY", "1s");
    }

    @ParameterizedTest
    @EnumSource
    void spreadsThePodsOfAServiceOverMachines(Overlay overlay) {
        assertThat(Service.ALL)
                .extracting(service -> overlay.pod(service.id()).getSpec())
                .extracting(PodSpec::getTopologySpreadConstraints)
                .allSatisfy(constraints -> assertThat(constraints).anySatisfy(constraint -> {
                    assertThat(constraint.getTopologyKey()).isEqualTo("kubernetes.io/hostname");
                    assertThat(constraint.getMatchLabelKeys()).contains("app.kubernetes.io/name");
                }));
    }

    private static Stream<Container> containers(Overlay overlay) {
        return overlay.pods().stream().flatMap(pod -> everyContainer(pod.getSpec()));
    }

    private static Stream<Container> everyContainer(PodSpec pod) {
        return Stream.of(pod.getInitContainers(), pod.getContainers()).flatMap(List::stream);
    }

    private static Consumer<Probe> asks(String path, String port) {
        return probe -> {
            assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
            assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo(port);
        };
    }

    private static Duration seconds(Map<String, String> settings, String name) {
        return Duration.parse("PT" + settings.get(name));
    }
}
