package io.gatehouse.systemtest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.gatehouse.systemtest.stack.Service;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that the gateway reaches every service, that every service reaches auth-service, and that nothing else is connected.
 */
final class NetworkTest {

    private static final List<String> SERVICES =
            Service.ALL.stream().map(Service::id).skip(1).toList();

    @ParameterizedTest
    @EnumSource
    void deniesWhatIsNotAllowed(Overlay overlay) {
        assertThat(overlay.all(NetworkPolicy.class))
                .extracting(NetworkPolicy::getSpec)
                .anySatisfy(policy -> {
                    assertThat(policy.getPodSelector().getMatchLabels()).isNullOrEmpty();
                    assertThat(policy.getPodSelector().getMatchExpressions()).isEmpty();
                    assertThat(policy.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
                    assertThat(policy.getIngress()).isEmpty();
                    assertThat(policy.getEgress()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource
    void letsTheGatewayTalkToEveryService(Overlay overlay) {
        Network network = new Network(overlay);

        assertThat(SERVICES).allMatch(service -> network.lets("gateway", service, "http"));
        assertThat(SERVICES).noneMatch(service -> network.lets("gateway", service, "management"));
    }

    /** Even if a service were allowed to send to another one, that one would not accept it. */
    @ParameterizedTest
    @EnumSource
    void letsServicesListenToTheGatewayAlone(Overlay overlay) {
        Network network = new Network(overlay);

        assertThat(SERVICES.stream().filter(service -> !service.equals("auth-service")))
                .allSatisfy(service -> assertThat(ids().filter(other -> network.listens(service, other, "http")))
                        .containsExactly("gateway"));
        assertThat(ids()).allMatch(other -> network.listens("auth-service", other, "http"));
    }

    @ParameterizedTest
    @EnumSource
    void letsServicesTalkToAuthServiceAlone(Overlay overlay) {
        Network network = new Network(overlay);

        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(listenersTo(network, service)).containsExactly("auth-service"));
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyTalkToAnyAddress(Overlay overlay) {
        assertThat(ids()).noneMatch(new Network(overlay)::letsOut);
    }

    @Test
    void letsOnlyItsOwnersTalkToTheDatabase() {
        Network network = new Network(Overlay.LOCAL);

        assertThat(ids().filter(id -> network.lets(id, "postgres", "postgres")))
                .containsExactlyElementsOf(Service.ALL.stream()
                        .filter(service -> service.database() != null)
                        .map(Service::id)
                        .toList());
        assertThat(ids()).noneMatch(id -> network.lets("postgres", id, "http"));
    }

    private static List<String> listenersTo(Network network, String service) {
        return ids().filter(other -> network.lets(service, other, "http")).toList();
    }

    private static Stream<String> ids() {
        return Service.ALL.stream().map(Service::id);
    }
}
