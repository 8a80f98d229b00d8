package io.gatehouse.shared.security;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What auth-service is asked again and again, but not before the last question is over: of two answers on their way at
 * once, the older one could come last and undo the newer.
 */
final class News {

    /** An answer that has not come by then is none. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Mono<Void> question;
    private @Nullable Mono<Void> last;
    private boolean isAwaited;

    private News(Mono<Void> question) {
        this.question = question;
    }

    /**
     * What fails is asked again at once, as that leads to the next address, if there are several: twice, as whoever else
     * asks meanwhile takes one of the turns.
     */
    static <T> News of(Supplier<Publisher<T>> question, Consumer<T> accept, Consumer<Throwable> fail) {
        return new News(Mono.defer(() -> Mono.from(question.get()))
                .retry(2)
                .timeout(PATIENCE)
                .doOnNext(accept)
                .doOnError(fail)
                .onErrorComplete()
                .then());
    }

    /** Asks, unless an answer is awaited already; ends with that answer, or without one. */
    synchronized Mono<Void> ask() {
        if (last == null || !isAwaited) {
            isAwaited = true;
            last = question.doOnTerminate(this::end).cache();
            last.subscribe();
        }
        return last;
    }

    /** The same for whoever is content with the answer to the last question, if there was one. */
    synchronized Mono<Void> last() {
        return last == null ? ask() : last;
    }

    private synchronized void end() {
        isAwaited = false;
    }
}
