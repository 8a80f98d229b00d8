package io.gatehouse.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.client.RawHttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    @Test
    void anEjectedOneIsLeftAloneThoughNoneIsHealthy() {
        one.healthy(false);
        other.healthy(false);
        other.failed();
        load(one);

        assertEachTime(null, one);
    }

    @Test
    void ofTwoThatAreNotHealthyTheOtherIsTried() {
        one.healthy(false);
        other.healthy(false);

        assertEachTime(one, other);
    }

    @Test
    void oneThatFailedOnceIsBetterThanOneThatIsEjected() {
        other.failed();
        load(one);

        assertEachTime(one, one);
    }

    @Test
    void ofTwoThatAreEjectedTheOtherIsTried() {
        one.failed();
        other.failed();

        assertEachTime(one, other);
    }

    @Test
    void theOnlyOneIsAskedHoweverItFared() {
        one.failed();

        assertThat(new Instances(List.of(one)).pick(one)).isSameAs(one);
    }

    /** So that one that is ejected looks better by that. */
    private static void load(Instance instance) {
        for (int i = 0; i < 20; i++) {
            instance.begin();
        }
    }

    private void assertEachTime(@Nullable Instance tried, Instance picked) {
        Instances instances = new Instances(List.of(one, other));

        for (int i = 0; i < 100; i++) {
            assertThat(instances.pick(tried)).isSameAs(picked);
        }
    }

    private Instance instance() {
        return new Instance(
                URI.create("http://127.0.0.1:1"),
                client,
                new Ejection(SETTINGS, System::nanoTime, () -> {}),
                new ConnectionPool(1));
    }
}
