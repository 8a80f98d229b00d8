package io.gatehouse.auth.session;

import io.gatehouse.auth.cleanup.Portions;
import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.reactive.ReactorReactiveTransactionOperations;
import io.r2dbc.spi.Connection;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Deletes sessions that can no longer be continued. */
@Singleton
class SessionCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCleanup.class);

    private final SessionRepository sessions;
    private final ReactorReactiveTransactionOperations<Connection> transactions;

    SessionCleanup(SessionRepository sessions, ReactorReactiveTransactionOperations<Connection> transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = "${auth.session.cleanup-interval}", initialDelay = "${auth.session.cleanup-interval}")
    void deleteExpired() {
        deleteExpired(Portions.ROWS)
                .subscribe(
                        deleted -> LOG.debug("{} refresh tokens had expired and are deleted", deleted),
                        failure -> LOG.warn("Expired sessions are not deleted: {}", failure.toString()));
    }

    /** Deletes expired refresh tokens, at most so many at once, and the sessions that have no other; returns how many. */
    Mono<Long> deleteExpired(int most) {
        return Portions.delete(() -> transactions.withTransactionMono(transaction -> portion(most)));
    }

    /** In one transaction, because nothing else would find a session whose last token is deleted. */
    private Mono<Long> portion(int most) {
        return Mono.deferContextual(context -> ReactorPropagation.findPropagatedContext(context)
                .orElseThrow()
                .propagate(() -> sessions.deleteExpiredTokens(most)
                        .collectList()
                        .delayUntil(ids -> sessions.deleteWithoutTokens(ids))
                        .map(ids -> (long) ids.size())));
    }
}
