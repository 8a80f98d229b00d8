package io.gatehouse.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.gateway.testing.Await;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BreakerSettingsTest {

    @Test
    void anAnswerIsAnAnswerHoweverLongItTakes() {
        CircuitBreaker breaker = breaker(Duration.ofHours(1));

        for (int i = 0; i < 6; i++) {
            breaker.onSuccess(1, TimeUnit.HOURS);
        }

        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void aTrialThatHangsIsNotTheLast() {
        CircuitBreaker breaker = breaker(Duration.ofMillis(1));
        breaker.transitionToOpenState();

        Await.until(breaker::tryAcquirePermission);

        Await.until(breaker::tryAcquirePermission);
    }

    private static CircuitBreaker breaker(Duration openTime) {
        return CircuitBreaker.of("any", new BreakerSettings(50, 6, 6, openTime, 1).config());
    }
}
