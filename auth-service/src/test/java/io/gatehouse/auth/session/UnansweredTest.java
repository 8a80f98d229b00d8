package io.gatehouse.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class UnansweredTest {

    private final AtomicInteger attempts = new AtomicInteger();

    /** Where every connection is taken, each attempt waits for one for three seconds. */
    @Test
    void doesNotWaitAgainIfOneAttemptTookAsLongAsAll() {
        StepVerifier.withVirtualTime(() -> Unanswered.askAgain(
                        () -> after(Duration.ofSeconds(3), new R2dbcTimeoutException("no connection"))))
                .thenAwait(Duration.ofMinutes(1))
                .verifyError(R2dbcTimeoutException.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void asksAgainAfterATimeoutThatTookLess() {
        StepVerifier.withVirtualTime(() ->
                        Unanswered.askAgain(() -> after(Duration.ofSeconds(2), new R2dbcTimeoutException("no answer"))))
                .thenAwait(Duration.ofMinutes(1))
                .verifyError(R2dbcTimeoutException.class);

        assertThat(attempts).hasValue(2);
    }

    @Test
    void asksAgainWhenTheConnectionIsLost() {
        StepVerifier.withVirtualTime(() -> Unanswered.askAgain(() -> attempts.get() < 4
                        ? after(Duration.ZERO, new R2dbcNonTransientResourceException("lost"))
                        : Mono.just("answer")))
                .thenAwait(Duration.ofMinutes(1))
                .expectNext("answer")
                .verifyComplete();
    }

    @Test
    void doesNotRepeatWhatWasRefused() {
        StepVerifier.withVirtualTime(
                        () -> Unanswered.askAgain(() -> after(Duration.ZERO, new IllegalStateException("refused"))))
                .verifyError(IllegalStateException.class);

        assertThat(attempts).hasValue(1);
    }

    private Mono<String> after(Duration time, RuntimeException failure) {
        attempts.incrementAndGet();
        return Mono.delay(time).then(Mono.error(failure));
    }
}
