package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.UpstreamFailure;
import io.gatehouse.gateway.resilience.UpstreamService;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request without an answer is sent again: only if that cannot repeat an effect (RFC 9110 section
 * 9.2.2).
 */
final class RetryDecision {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    /** A limit, so that a request that crashes the upstream is not sent on every connection there is. */
    private static final int MAX_STALE = 3;

    private final UpstreamService service;
    private final int maxRetries;
    private final boolean empty;
    private final boolean idempotent;
    private int stale;
    private int retries;

    RetryDecision(NettyHttpRequest<?> inbound, UpstreamService service, int maxRetries) {
        this.service = service;
        this.maxRetries = maxRetries;
        this.empty = inbound.byteBody() instanceof AvailableByteBody body && body.length() == 0;
        this.idempotent = IDEMPOTENT.contains(inbound.getMethodName());
    }

    /** The pause before the request is sent again, or null if it is not. */
    @Nullable Duration waitAfter(Throwable failure, OutboundRequest outbound) {
        if (!empty) {
            return null;
        }
        if (isStaleConnection(failure, outbound)) {
            stale++;
            return Duration.ZERO;
        }
        return isRetriable(failure, outbound) && retries < maxRetries && service.mayRetry()
                ? service.backoff(retries++)
                : null;
    }

    /**
     * The upstream closed an idle connection just as it was taken, which is no failure and costs no budget. The next
     * connection may be stale too, but a new one never is.
     */
    private boolean isStaleConnection(Throwable failure, OutboundRequest outbound) {
        return idempotent && stale < MAX_STALE && outbound.isStale(failure);
    }

    /** A request that never had a connection was not sent, so it may be sent again whatever its method. */
    private boolean isRetriable(Throwable failure, OutboundRequest outbound) {
        return outbound.connection() == null
                ? UpstreamFailure.isUpstreams(failure)
                : idempotent && UpstreamFailure.isClosedConnection(failure);
    }
}
