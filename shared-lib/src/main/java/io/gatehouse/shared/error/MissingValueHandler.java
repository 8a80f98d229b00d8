package io.gatehouse.shared.error;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.UnsatisfiedRouteHandler;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;

/** Answers 400 if a parameter or the body is missing; Micronaut's own message names its annotations. */
@Singleton
@Replaces(UnsatisfiedRouteHandler.class)
final class MissingValueHandler implements ExceptionHandler<UnsatisfiedRouteException, HttpResponse<Problem>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface asks for a raw request
    public HttpResponse<Problem> handle(HttpRequest request, UnsatisfiedRouteException exception) {
        return Problem.of(ProblemType.of(HttpStatus.BAD_REQUEST), detail(exception), request)
                .toResponse();
    }

    private static String detail(UnsatisfiedRouteException exception) {
        return exception instanceof UnsatisfiedBodyRouteException
                ? "The body is missing: expected JSON as described at /schema"
                : "%s is missing: expected a value for it".formatted(name(exception.getArgument()));
    }

    private static String name(Argument<?> argument) {
        return argument.getAnnotationMetadata()
                .getAnnotationTypeByStereotype(Bindable.class)
                .flatMap(argument.getAnnotationMetadata()::stringValue)
                .orElse(argument.getName());
    }
}
