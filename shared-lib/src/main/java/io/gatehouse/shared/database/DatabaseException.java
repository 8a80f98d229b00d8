package io.gatehouse.shared.database;

import io.gatehouse.shared.error.ProblemException;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Map;

/**
 * A failure of the database as callers see it: 503 while it is away or every connection is taken, or if it ended what was
 * asked of it in favour of something else; otherwise 500.
 */
public final class DatabaseException extends ProblemException {

    /** SQL states about the connection (PostgreSQL manual, appendix A), such as one that breaks as it turns to TLS. */
    private static final String CONNECTION = "08";

    private static final ProblemType UNAVAILABLE =
            new ProblemType("database-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The database is away");
    private static final ProblemType BUSY =
            new ProblemType("database-busy", HttpStatus.SERVICE_UNAVAILABLE, "The database broke the request off");
    private static final ProblemType FAILED = ProblemType.of(HttpStatus.INTERNAL_SERVER_ERROR);

    /** What begins the SQL states of a connection that the database ends itself (PostgreSQL manual, appendix A). */
    private static final String SHUTTING_DOWN = "57P";

    /** What begins those of a transaction that it rolls back itself, as a replica does with queries that hold it up. */
    private static final String ROLLED_BACK = "40";

    private DatabaseException(ProblemType type, String detail, R2dbcException cause) {
        super(type, detail, cause);
    }

    /** What callers are told of this failure. A streamed answer maps its errors to it before it starts. */
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

    @Override
    public Map<String, String> headers() {
        return type().status() == HttpStatus.SERVICE_UNAVAILABLE ? Map.of(HttpHeaders.RETRY_AFTER, "1") : Map.of();
    }
}
