package io.gatehouse.auth.session;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Asks the database again if it has not answered. */
final class Unanswered {

    /**
     * So long after the first attempt there is another one: a lost connection is replaced immediately, a database restarts in a
     * second or two. Where every connection is taken, an attempt takes as long by itself, and more of them would only make it
     * worse.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int RETRIES = 5;

    private Unanswered() {}

    /** What this question, which can be repeated, is answered; or the last failure. */
    static <T> Mono<T> askAgain(Supplier<Mono<T>> question) {
        return Mono.defer(() -> {
            long end = now() + PATIENCE.toMillis();
            return Mono.defer(question)
                    .retryWhen(Retry.backoff(RETRIES, Duration.ofMillis(100))
                            .maxBackoff(Duration.ofSeconds(1))
                            .filter(failure -> isUnanswered(failure) && now() < end)
                            .onRetryExhaustedThrow((retries, last) -> last.failure()));
        });
    }

    private static boolean isUnanswered(Throwable failure) {
        return failure instanceof R2dbcTransientException || failure instanceof R2dbcNonTransientResourceException;
    }

    /** In milliseconds. */
    private static long now() {
        return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
    }
}
