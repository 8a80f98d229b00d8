package io.gatehouse.shared.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Gives out only those connections of a pool that work. One that the database has ended in the meantime is discarded
 * and replaced, so that requests after a restart of the database do not notice it, however many connections there were.
 */
public final class WorkingConnections implements ConnectionFactory {

    /** The pool throws no specific exception for this, and a different one if no connection becomes free. */
    private static final String SILENT = "Validation timed out";

    /** A silent connection takes a second to detect, and a request that has waited for two has waited long enough. */
    private static final Retry SILENT_TWICE =
            Retry.max(2).filter(WorkingConnections::isSilent).onRetryExhaustedThrow((retries, last) -> last.failure());

    private final ConnectionFactory pool;
    private final Retry withAnother;

    /**
     * @param pool tests each connection before it hands it out
     * @param size the most connections it has
     */
    public WorkingConnections(ConnectionFactory pool, int size) {
        this.pool = pool;
        this.withAnother = Retry.max(size)
                .filter(WorkingConnections::isBroken)
                .onRetryExhaustedThrow((retries, last) -> last.failure());
    }

    /**
     * A connection, which the caller has to close.
     *
     * @return an error of {@link R2dbcException} if the database cannot be reached, or no connection is free
     */
    @Override
    public Mono<? extends Connection> create() {
        return Mono.from(pool.create())
                .retryWhen(withAnother)
                .retryWhen(SILENT_TWICE)
                .onErrorMap(IOException.class, WorkingConnections::lost);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }

    /** The pool that the connections come from. */
    public ConnectionFactory pool() {
        return pool;
    }

    /**
     * Whether the connection failed the pool's test, which gives neither a SQL state nor a cause, or could not even be
     * closed. A database that cannot be reached gives a cause: if nobody answers, each further try would take seconds.
     */
    private static boolean isBroken(Throwable failure) {
        return failure instanceof IOException
                || (failure instanceof R2dbcNonTransientResourceException lost
                        && lost.getSqlState() == null
                        && lost.getCause() == null);
    }

    /** Whether the other end is gone without a word, as after a failover, so that the test got no answer. */
    private static boolean isSilent(Throwable failure) {
        return failure instanceof R2dbcTimeoutException
                && String.valueOf(failure.getMessage()).startsWith(SILENT);
    }

    private static R2dbcException lost(IOException failure) {
        return new R2dbcNonTransientResourceException("The connection to the database is lost", failure);
    }
}
