package io.gatehouse.auth.oauth;

import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every {@link OAuthException}; a 5xx is logged once with its cause, a 4xx at debug. */
@Singleton
final class OAuthExceptionHandler implements ExceptionHandler<OAuthException, HttpResponse<OAuthError>> {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthExceptionHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // the interface asks for a raw request
    public HttpResponse<OAuthError> handle(HttpRequest request, OAuthException exception) {
        RequestId.inLogs(request, () -> log(exception));
        MutableHttpResponse<OAuthError> answer = HttpResponse.status(exception.status());
        exception.headers().forEach(answer::header);
        return NoStore.apply(answer.body(exception.body()));
    }

    private static void log(OAuthException exception) {
        if (exception.status().getCode() >= 500) {
            LOG.error("{}", exception.getMessage(), exception);
        } else {
            LOG.debug("{}", exception.getMessage(), exception);
        }
    }
}
