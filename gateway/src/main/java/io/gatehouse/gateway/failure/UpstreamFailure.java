package io.gatehouse.gateway.failure;

import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.netty.channel.ConnectTimeoutException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller is told when there is no answer from an upstream: which status, and never the upstream's address. */
public enum UpstreamFailure {
    /** Refused, reset, unresolvable, or not speaking HTTP (RFC 9110 section 15.6.3). */
    UNREACHABLE(HttpStatus.BAD_GATEWAY, "upstream-unreachable", "The service cannot be reached"),
    /** Too slow to connect or to answer (RFC 9110 section 15.6.5). */
    TOO_SLOW(HttpStatus.GATEWAY_TIMEOUT, "upstream-too-slow", "The service did not answer in time"),
    /** Every connection is in use and as many requests are waiting as may. */
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "upstream-overloaded", "The service is overloaded"),
    /** The request's own fault: its body was larger than allowed. */
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "content-too-large", "The body is larger than allowed");

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFailure.class);

    private final HttpStatus status;
    private final String address;
    private final String title;

    UpstreamFailure(HttpStatus status, String address, String title) {
        this.status = status;
        this.address = address;
        this.title = title;
    }

    /** Logs the failure once, with its cause, and answers with its problem. */
    public static MutableHttpResponse<?> answer(Throwable failure, HttpRequest<?> request, String service) {
        UpstreamFailure kind = of(failure);
        LOG.warn("{}: {} ({})", kind.title, service, RequestId.of(request), failure);
        MutableHttpResponse<Problem> response = kind.problem(request, service).toResponse();
        return kind == OVERLOADED ? response.header(HttpHeaders.RETRY_AFTER, "1") : response;
    }

    private Problem problem(HttpRequest<?> request, String service) {
        return Problem.of(new ProblemType(address, status, title), title + ": " + service, request);
    }

    static UpstreamFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReadTimeoutException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof TimeoutException) {
                return TOO_SLOW;
            }
            if (cause instanceof ContentLengthExceededException) {
                return TOO_LARGE;
            }
        }
        return UNREACHABLE;
    }
}
