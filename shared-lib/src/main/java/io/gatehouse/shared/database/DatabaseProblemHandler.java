package io.gatehouse.shared.database;

import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 while the database is away or every connection is taken, 500 for any other failure of it. */
@Singleton
@Requires(classes = R2dbcException.class)
final class DatabaseProblemHandler implements ExceptionHandler<R2dbcException, MutableHttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblemHandler.class);
    private static final ProblemType UNAVAILABLE =
            new ProblemType("database-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The database is away");
    private static final ProblemType FAILED = ProblemType.of(HttpStatus.INTERNAL_SERVER_ERROR);

    @Override
    @SuppressWarnings("rawtypes") // the interface asks for a raw request
    public MutableHttpResponse<?> handle(HttpRequest request, R2dbcException exception) {
        LOG.error("The database failed", exception);
        return isAway(exception) ? unavailable(request) : failed(request);
    }

    private static boolean isAway(R2dbcException exception) {
        return exception instanceof R2dbcNonTransientResourceException
                || exception instanceof R2dbcTransientResourceException
                || exception instanceof R2dbcTimeoutException;
    }

    private static MutableHttpResponse<?> unavailable(HttpRequest<?> request) {
        return Problem.of(UNAVAILABLE, "The service's database cannot be reached: try again soon", request)
                .toResponse()
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    private static MutableHttpResponse<?> failed(HttpRequest<?> request) {
        return Problem.of(FAILED, FAILED.title(), request).toResponse();
    }
}
