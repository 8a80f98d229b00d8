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
 * The connections of a pool that work. One that the database has ended meanwhile is thrown away and another one taken, so
 * that a restart of the database costs the requests after it nothing, however many connections there were.
 */
public final class WorkingConnections implements ConnectionFactory {

    /** The pool has no exception of its own for this, nor the same one for the wait for a free connection. */
    private static final String SILENT = "Validation timed out";

    /** Each takes a second, and whoever has waited so long for nothing has waited long enough. */
    private static final Retry SILENT_TWICE =
            Retry.max(2).filter(WorkingConnections::isSilent).onRetryExhaustedThrow((retries, last) -> last.failure());

    private final ConnectionFactory pool;
    private final Retry withAnother;

    /**
     * @param pool tests each connection before it gives it away
     * @param size how many connections it has at most
     */
    public WorkingConnections(ConnectionFactory pool, int size) {
        this.pool = pool;
        this.withAnother = Retry.max(size)
                .filter(WorkingConnections::isBroken)
                .onRetryExhaustedThrow((retries, last) -> last.failure());
    }

    /**
     * A connection, to be closed by whoever asked for it.
     *
     * @return an error of {@link R2dbcException} if the database cannot be reached, or every connection is taken
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

    /** Where they are from. */
    public ConnectionFactory pool() {
        return pool;
    }

    /**
     * It did not pass the pool's test, which has neither a SQL state nor a cause, or even the goodbye to such a one went
     * nowhere. A database that cannot be reached has a cause: where nobody answers, each further try would take seconds.
     */
    private static boolean isBroken(Throwable failure) {
        return failure instanceof IOException
                || (failure instanceof R2dbcNonTransientResourceException lost
                        && lost.getSqlState() == null
                        && lost.getCause() == null);
    }

    /** Its other end is gone without a word, as after a failover, and the test of it has no answer. */
    private static boolean isSilent(Throwable failure) {
        return failure instanceof R2dbcTimeoutException
                && String.valueOf(failure.getMessage()).startsWith(SILENT);
    }

    private static R2dbcException lost(IOException failure) {
        return new R2dbcNonTransientResourceException("The connection to the database is lost", failure);
    }
}
