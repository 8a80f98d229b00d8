package io.gatehouse.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EjectionTest {

    private static final BalancingSettings SETTINGS = new BalancingSettings(
            3, Duration.ofSeconds(1), Duration.ofSeconds(10), "/", Duration.ofHours(1), Duration.ofSeconds(1));

    private Duration now = Duration.ZERO;
    private int counted;
    private final Ejection ejection = new Ejection(SETTINGS, () -> now.toNanos(), () -> counted++);

    @Test
    void failuresWithAnAnswerBetweenAreNoReason() {
        fail(2);
        ejection.succeeded();
        fail(2);

        assertThat(ejection.isEjected()).isFalse();
    }

    @Test
    void enoughFailuresInARowAre() {
        fail(3);

        assertThat(ejection.isEjected()).isTrue();
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void itReturnsWithASmallShareThatGrows() {
        fail(3);

        pass(Duration.ofSeconds(1));
        assertThat(ejection.isEjected()).isFalse();
        assertThat(ejection.share()).isEqualTo(0.1);

        pass(Duration.ofSeconds(5));
        assertThat(ejection.share()).isEqualTo(0.5);

        pass(Duration.ofSeconds(5));
        assertThat(ejection.share()).isEqualTo(1);
    }

    @Test
    void itIsLeftAloneTwiceAsLongEachTime() {
        fail(3);
        pass(Duration.ofSeconds(1));
        fail(3);

        pass(Duration.ofSeconds(1));
        assertThat(ejection.isEjected()).isTrue();

        pass(Duration.ofSeconds(1));
        assertThat(ejection.isEjected()).isFalse();
    }

    @Test
    void onceItHasItsFullShareAgainAllIsForgotten() {
        fail(3);
        pass(Duration.ofSeconds(11));
        ejection.succeeded();
        fail(3);

        pass(Duration.ofSeconds(1));
        assertThat(ejection.isEjected()).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            ejection.failed();
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
