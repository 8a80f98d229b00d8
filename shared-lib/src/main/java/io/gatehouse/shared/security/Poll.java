package io.gatehouse.shared.security;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A question that auth-service is asked again and again, but only one at a time: of two answers in flight, the older
 * one could arrive last and undo the newer.
 */
final class Poll {

    /** How long an answer is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Mono<Void> question;
    private volatile long answeredNanos = System.nanoTime();
    private @Nullable Mono<Void> last;
    private boolean isAwaited;

    private Poll(Mono<Void> question) {
        this.question = question.doOnSuccess(answered -> answeredNanos = System.nanoTime());
    }

    /**
     * Retries a failed question at once, since that tries the next address if there are several. Twice, because whoever
     * else asks at the same time takes one of the turns. Nothing is no answer: it would make what is known look younger.
     */
    static <T> Poll of(Supplier<Publisher<T>> question, Consumer<T> accept, Consumer<Throwable> fail) {
        return new Poll(Mono.defer(() -> Mono.from(question.get()))
                .switchIfEmpty(Mono.error(UnexpectedAnswerException::withoutContent))
                .retry(2)
                .timeout(PATIENCE)
                .doOnNext(accept)
                .doOnError(fail)
                .then());
    }

    /** Asks, unless a question is already open. Completes once that is answered or has failed. */
    synchronized Mono<Void> ask() {
        if (last == null || !isAwaited) {
            isAwaited = true;
            last = question.onErrorComplete().doOnTerminate(this::end).cache();
            last.subscribe();
        }
        return last;
    }

    /** The last question, answered or not, or a new one if there was none. */
    synchronized Mono<Void> last() {
        return last == null ? ask() : last;
    }

    /** How long ago the last answer came, or the first question could have been asked. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - answeredNanos);
    }

    private synchronized void end() {
        isAwaited = false;
    }
}
