package io.gatehouse.shared.error;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ConversionErrorHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers 400 to a parameter or body of the wrong type; Micronaut's own message names classes. */
@Singleton
@Replaces(ConversionErrorHandler.class)
final class UnreadableValueHandler implements ExceptionHandler<ConversionErrorException, HttpResponse<Problem>> {

    /** The deserializer throws no specific exception for a missing field, and names the field as in the code. */
    private static final Pattern MISSING =
            Pattern.compile("Required (?:constructor parameter|property) \\[[^]]*?(\\w+)] ");

    private static final Map<Class<?>, String> WORDS =
            Map.of(int.class, "a whole number", long.class, "a whole number", UUID.class, "a UUID");

    @Override
    @SuppressWarnings("rawtypes") // the interface asks for a raw request
    public HttpResponse<Problem> handle(HttpRequest request, ConversionErrorException exception) {
        return Problem.of(ProblemType.of(HttpStatus.BAD_REQUEST), detail(exception), request)
                .toResponse();
    }

    /** Only a parameter has an original value: a body is parsed as it is read. */
    private static String detail(ConversionErrorException exception) {
        return exception
                .getConversionError()
                .getOriginalValue()
                .map(value -> "%s is \"%s\": expected %s".formatted(name(exception), value, expected(exception)))
                .orElseGet(() -> missingField(exception)
                        .map(field -> field + " is missing: expected it as described at /schema")
                        .orElse("The body cannot be read: expected JSON as described at /schema"));
    }

    private static Optional<String> missingField(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            Matcher missing = MISSING.matcher(String.valueOf(cause.getMessage()));
            if (missing.find()) {
                return Optional.of(ViolationHandler.inJson(missing.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String name(ConversionErrorException exception) {
        return exception.getArgument().getName();
    }

    private static String expected(ConversionErrorException exception) {
        return WORDS.getOrDefault(exception.getArgument().getType(), "another kind of value");
    }
}
