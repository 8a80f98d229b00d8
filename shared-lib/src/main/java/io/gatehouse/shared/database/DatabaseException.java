package io.gatehouse.shared.database;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpStatus;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;

/**
 * A database failure as callers see it: 503 if the database is away, has no free connection, or cancelled the work in
 * favour of other work; otherwise 500.
 */
public final class DatabaseException extends ProblemException {

    /**
     * The class of SQL states about the connection (PostgreSQL manual, appendix A), for example if it breaks while TLS
     * is negotiated.
     */
    private static final String CONNECTION = "08";

    private static final ProblemType UNAVAILABLE =
            new ProblemType("database-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The database is away");
    private static final ProblemType BUSY =
            new ProblemType("database-busy", HttpStatus.SERVICE_UNAVAILABLE, "The database broke the request off");
    private static final ProblemType FAILED = ProblemType.of(HttpStatus.INTERNAL_SERVER_ERROR);

    /** The prefix of SQL states for connections that the database ends itself (PostgreSQL manual, appendix A). */
    private static final String SHUTTING_DOWN = "57P";

    /**
     * The class of SQL states for transactions that the database rolls back itself, as a replica does with queries that
     * hold up replication.
     */
    private static final String ROLLED_BACK = "40";

    private DatabaseException(ProblemType type, String detail, R2dbcException cause) {
        super(type, detail, cause);
    }

    /** Translates this failure for callers. A streamed answer has to map its errors with it before it starts. */
    public static DatabaseException of(R2dbcException cause) {
        if (begins(cause, ROLLED_BACK)) {
            return new DatabaseException(BUSY, "The service's database broke the request off: try again soon", cause);
        }
        return isAway(cause)
                ? new DatabaseException(UNAVAILABLE, "The service's database cannot be reached: try again soon", cause)
                : new DatabaseException(FAILED, FAILED.title(), cause);
    }

    private static boolean isAway(R2dbcException cause) {
        return cause instanceof R2dbcNonTransientResourceException
                || cause instanceof R2dbcTransientResourceException
                || cause instanceof R2dbcTimeoutException
                || begins(cause, CONNECTION)
                || begins(cause, SHUTTING_DOWN);
    }

    private static boolean begins(R2dbcException cause, String states) {
        return String.valueOf(cause.getSqlState()).startsWith(states);
    }
}
