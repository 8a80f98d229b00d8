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
 * Records actions in the transaction that performs them: an action that cannot be recorded is rolled back, and whoever
 * asked for it gets an error. A refusal is recorded before it is answered.
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
     * Runs this work and records it as one action: either all of it and its event take effect, or none of it does and a
     * failure is recorded. If the work turns out empty, nothing was done, and nothing is recorded.
     */
    public <T> Mono<T> success(AuditEntry entry, Supplier<Mono<T>> work) {
        return together(work, done -> write(entry, SUCCESS, entry.detail()))
                .onErrorResume(ProblemException.class, refusal -> refused(entry, refusal));
    }

    /** Runs this work because an action failed: all of it and the event of the failure take effect, or nothing. */
    public <T> Mono<T> failure(AuditEntry entry, Supplier<Mono<T>> work) {
        return failure(done -> entry, work);
    }

    /** The same, for a failure that only the work can describe. */
    public <T> Mono<T> failure(Function<T, AuditEntry> entry, Supplier<Mono<T>> work) {
        return together(work, done -> {
            AuditEntry failed = entry.apply(done);
            return write(failed, FAILURE, failed.detail());
        });
    }

    private <T> Mono<T> refused(AuditEntry entry, ProblemException refusal) {
        return write(entry, FAILURE, refusal.type().title()).then(Mono.error(refusal));
    }

    /**
     * A caller who leaves in the middle does not stop it: Micronaut would commit whatever is done by then. The work is
     * subscribed to inside the transaction, because what a repository returns keeps to the transaction, or the lack of
     * one, in which it was called.
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

    private Mono<Long> write(AuditEntry entry, String result, @Nullable String detail) {
        Origin origin = entry.origin();
        return events.add(
                origin.actor(),
                entry.action().text(),
                entry.target(),
                result,
                detail,
                origin.address(),
                origin.requestId());
    }
}
