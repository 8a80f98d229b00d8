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

    /** Nor for one that should not be, where the type says that others are refused. */
    private static final Pattern UNKNOWN = Pattern.compile("Unknown property \\[([^]]{1,100})] ");

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
                .map(value -> "%s is %s: expected %s"
                        .formatted(name(exception), Excerpt.quoted(String.valueOf(value)), expected(exception)))
                .orElseGet(() -> field(MISSING, exception)
                        .map(field ->
                                ViolationHandler.inJson(field) + " is missing: expected it as described at /schema")
                        .or(() -> field(UNKNOWN, exception)
                                .map(field -> field + " is unknown: expected fields as described at /schema"))
                        .orElse("The body cannot be read: expected JSON as described at /schema"));
    }

    private static Optional<String> field(Pattern fault, Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            Matcher found = fault.matcher(String.valueOf(cause.getMessage()));
            if (found.find()) {
                return Optional.of(found.group(1));
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
