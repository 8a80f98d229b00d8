package io.gatehouse.shared.error;

import io.gatehouse.shared.request.HeadAnswer;
import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every {@link ProblemException}; a 5xx is logged once with its cause, a 4xx at debug. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // the interface asks for a raw request
    public HttpResponse<Problem> handle(HttpRequest request, ProblemException exception) {
        RequestId.inLogs(request, () -> log(exception));
        return answer(exception, request);
    }

    static MutableHttpResponse<Problem> answer(ProblemException exception, HttpRequest<?> request) {
        MutableHttpResponse<Problem> answer = Problem.of(
                        exception.type(), exception.detail(), exception.faults(), request)
                .toResponse();
        exception.headers().forEach(answer::header);
        HeadAnswer.keepConnection(request, answer); // what a filter throws is not seen by those behind it
        return answer;
    }

    private static void log(ProblemException exception) {
        if (exception.type().status().getCode() >= 500) {
            LOG.error("{}", exception.detail(), exception);
        } else {
            LOG.debug("{}", exception.detail(), exception);
        }
    }
}
