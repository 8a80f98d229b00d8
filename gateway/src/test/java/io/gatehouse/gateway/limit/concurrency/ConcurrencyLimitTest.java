package io.gatehouse.gateway.limit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.netflix.concurrency.limits.limit.FixedLimit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ConcurrencyLimitTest {

    private static final Duration UNHURRIED = Duration.ofMillis(100);
    private static final int MAX = 200;
    private static final int MIN = 20;

    private final Counter shed = new SimpleMeterRegistry().counter("shed");
    private long now = 1;

    private final ConcurrencyLimit two = new ConcurrencyLimit(FixedLimit.of(2), () -> now, shed);
    private final ConcurrencyLimit adaptive = new ConcurrencyLimit(
            UpstreamConcurrency.gradient(new ConcurrencySettings(true, MAX, MIN, MAX, UNHURRIED)), () -> now, shed);

    @Test
    void refusesWhoComesOnceAllPermitsAreInUse() {
        Permit first = two.acquire();
        Permit second = two.acquire();

        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(two.acquire()).isNull();
        assertThat(two.used()).isEqualTo(2);
        assertThat(shed.count()).isEqualTo(1);
    }

    @Test
    void aPermitThatEndsInAnyWayCanBeHadAgain() {
        taken(two).succeeded(0);
        taken(two).dropped();
        taken(two).ignored();

        assertThat(two.used()).isZero();
        assertThat(two.acquire()).isNotNull();
    }

    @Test
    void onlyTheFirstEndOfAPermitCounts() {
        Permit permit = taken(two);
        taken(two);

        permit.succeeded(0);
        permit.ignored();
        permit.dropped();

        assertThat(two.used()).isEqualTo(1);
    }

    @Test
    void shrinksWhenAnswersBecomeSlowUnderLoad() {
        load(30, Duration.ofMillis(200));
        assertThat(adaptive.current()).isEqualTo(MAX);

        load(10, Duration.ofSeconds(2));

        assertThat(adaptive.current()).isBetween(MIN, MAX / 2);
    }

    @Test
    void neverShrinksBelowTheLeast() {
        load(30, Duration.ofMillis(200));

        load(100, Duration.ofSeconds(2));

        assertThat(adaptive.current()).isGreaterThanOrEqualTo(MIN);
    }

    @Test
    void growsAgainOnceAnswersAreAsQuickAsBefore() {
        load(30, Duration.ofMillis(200));
        load(10, Duration.ofSeconds(2));

        load(200, Duration.ofMillis(200));

        assertThat(adaptive.current()).isEqualTo(MAX);
    }

    @Test
    void neverShrinksWhileAnswersAreQuickHoweverMuchSlowerTheyGet() {
        load(30, Duration.ofMillis(1));

        load(100, Duration.ofMillis(99));

        assertThat(adaptive.current()).isEqualTo(MAX);
        assertThat(shed.count()).isZero();
    }

    @Test
    void neverShrinksWhileFewWaitHoweverSlowAnswersBecome() {
        load(30, Duration.ofMillis(200));

        for (int round = 0; round < 100; round++) {
            List<Permit> few = acquire(MAX / 4);
            now += Duration.ofSeconds(20).toNanos();
            few.forEach(permit -> permit.succeeded(0));
        }

        assertThat(adaptive.current()).isEqualTo(MAX);
    }

    @Test
    void whatIsIgnoredSaysNothing() {
        load(30, Duration.ofMillis(200));

        for (int round = 0; round < 100; round++) {
            List<Permit> all = acquire(MAX);
            now += Duration.ofSeconds(20).toNanos();
            all.forEach(Permit::ignored);
        }

        assertThat(adaptive.current()).isEqualTo(MAX);
    }

    @Test
    void theCallersTimeSaysNothing() {
        load(30, Duration.ofMillis(200));

        for (int round = 0; round < 100; round++) {
            List<Permit> all = acquire(MAX);
            now += Duration.ofSeconds(20).toNanos();
            all.forEach(permit -> permit.succeeded(Duration.ofMillis(19_800).toNanos()));
        }

        assertThat(adaptive.current()).isEqualTo(MAX);
    }

    @Test
    void boundsThatAreNotInOrderAreRefused() {
        assertThatThrownBy(() -> new ConcurrencySettings(true, 5, 10, 20, UNHURRIED))
                .hasMessage("gateway.concurrency: expected min <= initial <= max, but they are 10, 5, 20");
    }

    /** As many as may wait do, again and again, and have their answers after this long. */
    private void load(int rounds, Duration each) {
        for (int round = 0; round < rounds; round++) {
            List<Permit> all = acquire(adaptive.current());
            now += each.toNanos();
            all.forEach(permit -> permit.succeeded(0));
            now += Duration.ofSeconds(1).toNanos();
        }
    }

    private List<Permit> acquire(int count) {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            permits.add(taken(adaptive));
        }
        return permits;
    }

    private static Permit taken(ConcurrencyLimit limit) {
        return Objects.requireNonNull(limit.acquire());
    }
}
