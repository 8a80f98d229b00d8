package io.gatehouse.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.client.RawHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class InstancesTest {

    private static final BalancingSettings SETTINGS = new BalancingSettings(
            1, Duration.ofHours(1), Duration.ofHours(1), "/", Duration.ofHours(1), Duration.ofSeconds(1));

    @AutoClose
    private final RawHttpClient client = RawHttpClient.create(null);

    private final Instance one = instance();
    private final Instance other = instance();

    @Test
    void theBusierOfTwoGetsNothing() {
        other.begin();

        for (int i = 0; i < 100; i++) {
            assertThat(new Instances(List.of(one, other)).pick(null)).isSameAs(one);
        }
    }

    @Test
    void eachOfSeveralIsAsked() {
        Instance third = instance();
        Instances instances = new Instances(List.of(one, other, third));

        for (int i = 0; i < 300; i++) {
            instances.pick(null).begin();
        }

        assertThat(List.of(one, other, third)).extracting(Instance::load).allMatch(load -> load > 50);
    }

    @Test
    void theOneThatIsLeftGetsEverything() {
        Instance third = instance();
        third.failed();
        Instances instances = new Instances(List.of(one, other, third));

        for (int i = 0; i < 100; i++) {
            assertThat(instances.pick(one)).isSameAs(other);
        }
    }

    private Instance instance() {
        return new Instance(
                URI.create("http://127.0.0.1:1"), client, new Ejection(SETTINGS, System::nanoTime, () -> {}));
    }
}
