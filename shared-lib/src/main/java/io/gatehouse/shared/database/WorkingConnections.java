package io.gatehouse.shared.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.IOException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The connections of a pool that work. One that the database has ended meanwhile is thrown away and another one taken, so
 * that a restart of the database costs the requests after it nothing, however many connections there were.
 */
public final class WorkingConnections implements ConnectionFactory {

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
        return Mono.from(pool.create()).retryWhen(withAnother).onErrorMap(IOException.class, WorkingConnections::lost);
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

    private static R2dbcException lost(IOException failure) {
        return new R2dbcNonTransientResourceException("The connection to the database is lost", failure);
    }
}
