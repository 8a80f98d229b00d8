package io.gatehouse.shared.error;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.JsonExceptionHandler;
import io.micronaut.json.JsonSyntaxException;
import jakarta.inject.Singleton;

/** Answers 400 to a body that is not JSON; the parser's own message would be about the parser. */
@Singleton
@Replaces(JsonExceptionHandler.class)
final class InvalidJsonHandler implements ExceptionHandler<JsonSyntaxException, HttpResponse<Problem>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface asks for a raw request
    public HttpResponse<Problem> handle(HttpRequest request, JsonSyntaxException exception) {
        return Problem.of(ProblemType.of(HttpStatus.BAD_REQUEST), "The body is not valid JSON", request)
                .toResponse();
    }
}
