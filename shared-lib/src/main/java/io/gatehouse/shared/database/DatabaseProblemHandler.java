package io.gatehouse.shared.database;

import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.r2dbc.spi.R2dbcException;
import jakarta.inject.Singleton;

/** Answers a failure of the database as a {@link DatabaseException}. */
@Singleton
@Requires(classes = R2dbcException.class)
final class DatabaseProblemHandler implements ExceptionHandler<R2dbcException, HttpResponse<Problem>> {

    private final ExceptionHandler<ProblemException, HttpResponse<Problem>> problems;

    DatabaseProblemHandler(ExceptionHandler<ProblemException, HttpResponse<Problem>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface asks for a raw request
    public HttpResponse<Problem> handle(HttpRequest request, R2dbcException exception) {
        return problems.handle(request, DatabaseException.of(exception));
    }
}
