package io.gatehouse.resource.factorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CalculatorTest {

    private final Calculator calculator = new Calculator(new FactorialSettings(10_000, 1, 2));
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        calculator.stop();
    }

    @Test
    void computesSmallFactorialsWhereItIs() {
        Mono<Thread> where = calculator.factorial(500).map(answer -> Thread.currentThread());

        StepVerifier.create(where).expectNext(Thread.currentThread()).verifyComplete();
    }

    @Test
    void computesBigFactorialsOnThreadsOfItsOwn() {
        Mono<String> where =
                calculator.factorial(501).map(answer -> Thread.currentThread().getName());

        StepVerifier.create(where)
                .expectNextMatches(name -> name.startsWith("factorial-"))
                .verifyComplete();
    }

    @Test
    void turnsAwayBigFactorialsWhenTooManyWait() throws InterruptedException {
        occupyTheOnlyThread();
        List<Mono<Factorial>> waiting = Stream.generate(
                        () -> calculator.factorial(1_000).cache())
                .limit(2)
                .toList();
        waiting.forEach(Mono::subscribe);

        StepVerifier.create(calculator.factorial(1_000)).verifyError(TooManyFactorialsException.class);

        assertThat(calculator.factorial(3).block()).isEqualTo(Factorial.of(3));
        released.countDown();
        StepVerifier.create(Mono.when(waiting)).verifyComplete();
    }

    @Test
    void forgetsAFactorialThatNobodyWaitsForAnyMore() throws InterruptedException {
        occupyTheOnlyThread();
        calculator.factorial(1_000).subscribe().dispose();
        calculator.factorial(1_000).subscribe().dispose();
        calculator.factorial(1_000).subscribe().dispose();
        released.countDown();

        Mono<Factorial> next = calculator.factorial(1_000);

        StepVerifier.create(next).expectNext(Factorial.of(1_000)).verifyComplete();
    }

    private void occupyTheOnlyThread() throws InterruptedException {
        CountDownLatch occupied = new CountDownLatch(1);
        calculator.factorial(501).subscribe(answer -> {
            occupied.countDown();
            waitUntilReleased();
        });
        assertThat(occupied.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private void waitUntilReleased() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
