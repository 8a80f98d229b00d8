package io.gatehouse.shared.error;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives Micronaut's own errors (no such route, bad JSON, a constraint violated) the shape of every other error. */
@Singleton
final class ProblemResponseProcessor implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        return Problem.of(ProblemType.of(status), detail(context, status), context.getRequest())
                .into(response);
    }

    /** The message of a server error may name classes or SQL: it stays in the log. */
    private static String detail(ErrorContext context, HttpStatus status) {
        if (status.getCode() >= 500 || !context.hasErrors()) {
            return status.getReason();
        }
        return context.getErrors().stream()
                .map(ProblemResponseProcessor::sentence)
                .collect(Collectors.joining("; "));
    }

    private static String sentence(Error error) {
        return error.getPath().map(path -> path + ": " + error.getMessage()).orElseGet(error::getMessage);
    }
}
