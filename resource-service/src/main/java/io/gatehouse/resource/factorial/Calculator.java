package io.gatehouse.resource.factorial;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.RejectedExecutionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Computes small factorials directly, and large ones on a few threads of its own, so that neither the event loop nor a
 * caller with a small number waits for them. Results are also converted to decimal text there, which for large ones
 * takes longer than computing them.
 */
@Singleton
final class Calculator {

    /** Up to this number a factorial has at most 1,135 digits and costs about as much as the rest of a request. */
    private static final int SMALL = 500;

    private final Scheduler threads;

    Calculator(FactorialSettings settings) {
        this.threads = Schedulers.newBoundedElastic(settings.parallel(), settings.waiting(), "factorial");
    }

    /**
     * The factorial of this number.
     *
     * @return an error of {@link TooManyFactorialsException} if too many are waiting already
     */
    Mono<Factorial> factorial(int number) {
        return number <= SMALL ? Mono.just(Factorial.of(number)) : bigFactorial(number);
    }

    private Mono<Factorial> bigFactorial(int number) {
        return Mono.fromCallable(() -> Factorial.of(number))
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, rejected -> new TooManyFactorialsException());
    }

    @PreDestroy
    void stop() {
        threads.dispose();
    }
}
