package io.gatehouse.gateway.failure;

import io.gatehouse.gateway.framing.BadFramingException;
import io.gatehouse.gateway.limit.concurrency.ConcurrencyLimit;
import io.gatehouse.shared.error.Problem;
import io.gatehouse.shared.error.ProblemType;
import io.gatehouse.shared.request.RequestId;
import io.gatehouse.shared.start.Durations;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.client.exceptions.ResponseClosedException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures of a forwarded request, each with the status and problem that the caller gets. Never mentions the
 * upstream's address.
 */
public enum UpstreamFailure {
    /**
     * The connection was refused or reset, the name cannot be resolved, or the upstream does not speak HTTP (RFC 9110
     * section 15.6.3).
     */
    UNREACHABLE(HttpStatus.BAD_GATEWAY, "upstream-unreachable", "The service cannot be reached"),
    /** Too slow to connect or to answer (RFC 9110 section 15.6.5). */
    TOO_SLOW(HttpStatus.GATEWAY_TIMEOUT, "upstream-too-slow", "The service did not answer in time"),
    /** Every connection is in use, and either too many requests are waiting or this one has waited too long. */
    OVERLOADED(ConcurrencyLimit.OVERLOADED),
    /** The breaker is open: so many requests failed lately that this one is not even sent. */
    HELD_BACK(
            HttpStatus.SERVICE_UNAVAILABLE, "upstream-failing", "The service fails, and is given a moment to recover"),
    /** The caller's fault: the body was larger than allowed. */
    TOO_LARGE(ProblemType.CONTENT_TOO_LARGE),
    /** The caller's fault: the body could not be read to its end. */
    BAD_FRAMING(HttpStatus.BAD_REQUEST, "bad-request", "The body's framing is invalid"),
    /** The caller's fault: the body arrived too slowly (RFC 9110 section 15.5.9). */
    SLOW_UPLOAD(HttpStatus.REQUEST_TIMEOUT, "upload-too-slow", "The body arrives too slowly");

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFailure.class);

    /** Micronaut throws no specific exception for this. */
    private static final String TOO_MANY_WAITING = "exceeded max pending acquires";

    @SuppressWarnings("ImmutableEnumChecker") // a record of a name, a status and a title
    private final ProblemType type;

    UpstreamFailure(HttpStatus status, String name, String title) {
        this(new ProblemType(name, status, title));
    }

    UpstreamFailure(ProblemType type) {
        this.type = type;
    }

    /**
     * Logs the failure once, a 5xx visibly, and returns the answer with its problem.
     *
     * @param callerPresent whether the caller is still there; if not, its leaving caused the failure, and there is nothing to
     *     worry about
     */
    public static MutableHttpResponse<?> answer(
            Throwable failure, HttpRequest<?> request, String service, boolean callerPresent) {
        UpstreamFailure kind = of(failure);
        RequestId.inLogs(request, () -> kind.log(failure, service, callerPresent));
        return kind.response(kind.detail(failure, service), request);
    }

    /**
     * The answer to a request that is not sent, because the breaker of its service is open.
     *
     * @param openTime how long it stays so
     */
    public static MutableHttpResponse<?> heldBack(HttpRequest<?> request, String service, Duration openTime) {
        return HELD_BACK
                .response(HELD_BACK.type.title() + ": " + service, request)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Durations.secondsRoundedUp(openTime)));
    }

    /** Whether the upstream failed, rather than the caller or this gateway. */
    public static boolean isUpstreams(Throwable failure) {
        UpstreamFailure kind = of(failure);
        return kind == UNREACHABLE || kind == TOO_SLOW;
    }

    /** Whether this status of an upstream says that it, or something behind it, is unable to answer. */
    public static boolean isGatewayError(int status) {
        return status >= HttpStatus.BAD_GATEWAY.getCode() && status <= HttpStatus.GATEWAY_TIMEOUT.getCode();
    }

    /**
     * Whether the upstream closed the connection before it answered anything; an answer that is not HTTP counts as one.
     */
    public static boolean isClosedConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException) {
                return false;
            }
            if (cause instanceof ResponseClosedException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** Classifies this failure. */
    public static UpstreamFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            UpstreamFailure kind = ofCause(cause);
            if (kind != UNREACHABLE) {
                return kind;
            }
        }
        return UNREACHABLE;
    }

    /**
     * The wait for a free connection ends with a plain {@link TimeoutException}, all other waits with exceptions of
     * their own.
     */
    private static UpstreamFailure ofCause(Throwable cause) {
        if (cause instanceof ReadTimeoutException || cause instanceof ConnectTimeoutException) {
            return TOO_SLOW;
        }
        if (cause instanceof TimeoutException
                || String.valueOf(cause.getMessage()).contains(TOO_MANY_WAITING)) {
            return OVERLOADED;
        }
        if (cause instanceof ContentLengthExceededException) {
            return TOO_LARGE;
        }
        if (cause instanceof SlowUploadException) {
            return SLOW_UPLOAD;
        }
        return cause instanceof BadFramingException ? BAD_FRAMING : UNREACHABLE;
    }

    /** Without a stack trace: if a service is away, there are many of these, and where they come from is clear. */
    private void log(Throwable failure, String service, boolean callerPresent) {
        if (!callerPresent || type.status().getCode() < 500) {
            LOG.debug("{}: {}", type.title(), service, failure);
        } else if (this == UNREACHABLE && !isClosedConnection(failure)) {
            LOG.warn("{}: {}", type.title(), service, failure);
        } else {
            LOG.warn("{}: {}: {}", type.title(), service, failure.toString());
        }
    }

    /** What is wrong with the request itself is told; what befell the service is not. */
    private String detail(Throwable failure, String service) {
        String fault = BadFramingException.detailOf(failure);
        return fault != null ? fault : type.title() + ": " + service;
    }

    private MutableHttpResponse<Problem> response(String detail, HttpRequest<?> request) {
        MutableHttpResponse<Problem> response =
                Problem.of(type, detail, request).toResponse();
        if (this == SLOW_UPLOAD) {
            response.header(HttpHeaders.CONNECTION, "close"); // nobody waits for the rest
        }
        return this == OVERLOADED ? response.header(HttpHeaders.RETRY_AFTER, "1") : response;
    }
}
