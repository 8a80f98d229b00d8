package io.gatehouse.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class KeyLooksTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Test
    void goOnAfterOneThatNeverEnds() {
        AtomicInteger looks = new AtomicInteger();
        List<Throwable> failures = new ArrayList<>();
        Mono<Void> look = Mono.defer(() -> looks.incrementAndGet() == 1 ? Mono.never() : Mono.empty());

        StepVerifier.withVirtualTime(() -> KeyRotation.oneAfterTheOther(INTERVAL, look, failures::add))
                .expectSubscription()
                .expectNoEvent(Duration.ofMinutes(1))
                .thenCancel()
                .verify();

        assertThat(failures).singleElement().isInstanceOf(TimeoutException.class);
        assertThat(looks).hasValueGreaterThan(2);
    }

    @Test
    void doNotBeginBeforeTheOneBeforeHasEnded() {
        AtomicInteger looks = new AtomicInteger();
        Mono<Void> look = Mono.defer(() -> {
            looks.incrementAndGet();
            return Mono.delay(INTERVAL.multipliedBy(2)).then();
        });

        StepVerifier.withVirtualTime(() -> KeyRotation.oneAfterTheOther(INTERVAL, look, failure -> {}))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(59))
                .thenCancel()
                .verify();

        assertThat(looks).hasValueLessThanOrEqualTo(3);
    }
}
