package io.gatehouse.shared.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives Micronaut's own errors (no such route, bad JSON, a violated constraint) the same shape as all other errors. A
 * streamed answer that fails before its first chunk arrives here, too, with its cause, bypassing the exception
 * handlers.
 */
@Singleton
final class ProblemResponseProcessor implements ErrorResponseProcessor<Problem> {

    private static final int LONGEST = 300;

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        return context.getRootCause().orElse(null) instanceof ProblemException exception
                ? ProblemExceptionHandler.answer(exception, context.getRequest())
                : general(context, response);
    }

    private static MutableHttpResponse<Problem> general(ErrorContext context, MutableHttpResponse<?> response) {
        Throwable fault = fault(context.getRequest());
        HttpStatus status = status(fault, HttpStatus.valueOf(response.code()));
        return Problem.of(ProblemType.of(status), detail(context, fault, status), context.getRequest())
                .into(response.status(status));
    }

    /** Why the request could not even be read; null if it could. */
    private static @Nullable Throwable fault(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                ? netty.getNativeRequest().decoderResult().cause()
                : null;
    }

    /** Micronaut blames the body whichever part of a request is too large. */
    private static HttpStatus status(@Nullable Throwable fault, HttpStatus status) {
        if (fault instanceof TooLongHttpHeaderException) {
            return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        return fault instanceof TooLongHttpLineException ? HttpStatus.REQUEST_URI_TOO_LONG : status;
    }

    /** The message of a server error may name classes or SQL, so it stays in the log. */
    private static String detail(ErrorContext context, @Nullable Throwable fault, HttpStatus status) {
        if (fault != null && fault.getMessage() != null) {
            return Excerpt.of(fault.getMessage(), LONGEST); // what it is about, or the limit
        }
        if (status.getCode() >= 500 || !context.hasErrors()) {
            return status.getReason();
        }
        if (status == HttpStatus.NOT_FOUND
                && RouteAttributes.getRouteMatch(context.getRequest()).isEmpty()) {
            return nothingAt(context.getRequest());
        }
        return context.getErrors().stream()
                .map(ProblemResponseProcessor::sentence)
                .collect(Collectors.joining("; "));
    }

    private static String nothingAt(HttpRequest<?> request) {
        String asked = request.getMethodName() + " " + request.getUri().getRawPath();
        return "Nothing answers " + Excerpt.of(asked, LONGEST);
    }

    private static String sentence(Error error) {
        String text =
                error.getPath().map(path -> path + ": " + error.getMessage()).orElseGet(error::getMessage);
        return Excerpt.sentence(text, LONGEST);
    }
}
