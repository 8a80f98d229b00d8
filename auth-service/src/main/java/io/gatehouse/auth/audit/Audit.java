package io.gatehouse.auth.audit;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.transaction.reactive.ReactorReactiveTransactionOperations;
import io.r2dbc.spi.Connection;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes down what is done, in the transaction that does it: what cannot be written down does not happen, and whoever
 * asked for it is told so. What is refused is written down before the refusal is answered.
 */
@Singleton
public final class Audit {

    private static final String SUCCESS = "success";
    private static final String FAILURE = "failure";

    private final AuditEvents events;
    private final ReactorReactiveTransactionOperations<Connection> transactions;

    Audit(AuditEvents events, ReactorReactiveTransactionOperations<Connection> transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * Does this work as one deed: all of it and its event, or nothing of it and the event of a failure. Work that turns out
     * empty did nothing, and there is nothing to tell.
     */
    public <T> Mono<T> success(Deed deed, Supplier<Mono<T>> work) {
        return together(work, done -> write(deed, SUCCESS, deed.detail()))
                .onErrorResume(ProblemException.class, refusal -> refused(deed, refusal));
    }

    /** Does this work because a deed failed: all of it and the event of that, or nothing. */
    public <T> Mono<T> failure(Deed deed, Supplier<Mono<T>> work) {
        return failure(done -> deed, work);
    }

    /** The same, where only the work tells what failed. */
    public <T> Mono<T> failure(Function<T, Deed> deed, Supplier<Mono<T>> work) {
        return together(work, done -> {
            Deed failed = deed.apply(done);
            return write(failed, FAILURE, failed.detail());
        });
    }

    private <T> Mono<T> refused(Deed deed, ProblemException refusal) {
        return write(deed, FAILURE, refusal.type().title()).then(Mono.error(refusal));
    }

    /**
     * A caller who leaves in the middle does not stop it: Micronaut would commit what is done by then. The work is begun in
     * the transaction: what a repository returns keeps to the transaction, or the lack of one, that it was called in.
     */
    private <T> Mono<T> together(Supplier<Mono<T>> work, Function<T, Mono<Long>> event) {
        return Mono.deferContextual(context -> Mono.fromFuture(
                transactions
                        .withTransactionMono(transaction -> begin(work).delayUntil(event))
                        .contextWrite(context)
                        .toFuture(),
                true));
    }

    private static <T> Mono<T> begin(Supplier<Mono<T>> work) {
        return Mono.deferContextual(context ->
                ReactorPropagation.findPropagatedContext(context).orElseThrow().propagate(work));
    }

    private Mono<Long> write(Deed deed, String result, @Nullable String detail) {
        Origin origin = deed.origin();
        return events.add(
                origin.actor(),
                deed.action().text(),
                deed.target(),
                result,
                detail,
                origin.address(),
                origin.requestId());
    }
}
