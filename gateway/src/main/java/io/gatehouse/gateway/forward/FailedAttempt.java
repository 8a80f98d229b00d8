package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.UpstreamFailure;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import java.util.concurrent.TimeoutException;

/**
 * An attempt that got no answer, and what is concluded from its failure.
 *
 * @param outbound the request that was sent
 * @param cause the actual cause, which may differ from the exception that was thrown
 * @param upstreamsFault whether the upstream is to blame, rather than the caller or this gateway; that a connection was
 *     closed while idle is nobody's failure
 */
record FailedAttempt(OutboundRequest outbound, Throwable cause, boolean upstreamsFault) {

    /**
     * Draws the conclusions from an exception.
     *
     * @param late whether the deadline has passed
     * @param callerPresent whether the caller is still there; if not, its leaving caused the failure
     */
    static FailedAttempt of(Throwable thrown, OutboundRequest outbound, boolean late, boolean callerPresent) {
        Throwable cause = cause(thrown, outbound, late);
        boolean upstreamsFault = callerPresent && UpstreamFailure.isUpstreams(cause) && !outbound.isStale(cause);
        return new FailedAttempt(outbound, cause, upstreamsFault);
    }

    /** The same attempt, if it should have been repeated and the deadline passed or the caller left before that. */
    FailedAttempt unrepeated(boolean late, boolean callerPresent) {
        return new FailedAttempt(outbound, cause(cause, outbound, late), callerPresent && upstreamsFault);
    }

    /**
     * If the deadline passed, the end of the connection is only a consequence, except of an upload that is too slow. And if the
     * request waited in vain for a connection, the upstream was slow to accept one, unless all permitted connections were in
     * use.
     */
    private static Throwable cause(Throwable thrown, OutboundRequest outbound, boolean late) {
        boolean unconnected = outbound.connection() == null;
        if (unconnected && (late || UpstreamFailure.of(thrown) == UpstreamFailure.OVERLOADED)) {
            return unconnected(outbound);
        }
        boolean callersFault = UpstreamFailure.of(thrown) == UpstreamFailure.SLOW_UPLOAD;
        return late && !callersFault ? ReadTimeoutException.TIMEOUT_EXCEPTION : thrown;
    }

    /** Why this request has waited for a connection in vain. */
    static Exception unconnected(OutboundRequest outbound) {
        return outbound.instance().isFull()
                ? new TimeoutException("Every connection is in use")
                : ReadTimeoutException.TIMEOUT_EXCEPTION;
    }
}
