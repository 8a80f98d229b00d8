package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.UpstreamFailure;
import io.gatehouse.gateway.limit.concurrency.Permit;
import io.gatehouse.gateway.limit.upload.Upload;
import io.gatehouse.gateway.resilience.UpstreamService;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;

/** The admission of one request to a service. It reports to the service's limit, breaker and instance how the request ended. */
final class Admission {

    private final UpstreamService service;
    private final Permit permit;
    private final Upload upload;
    private final boolean uploads;
    private final long startNanos = System.nanoTime();

    Admission(NettyHttpRequest<?> inbound, UpstreamService service, Permit permit, Upload upload) {
        this.service = service;
        this.permit = permit;
        this.upload = upload;
        this.uploads = !(inbound.byteBody() instanceof AvailableByteBody);
    }

    UpstreamService service() {
        return service;
    }

    /** The request's body, as long as it arrives. */
    Upload upload() {
        return upload;
    }

    /** The service has answered this request with this status. */
    void answered(OutboundRequest outbound, int status) {
        permit.succeeded(uploadNanos(outbound));
        service.answered(nanosSoFar());
        if (UpstreamFailure.isGatewayError(status)) {
            outbound.instance().failed();
        } else {
            outbound.instance().succeeded();
        }
    }

    /**
     * The service has failed to answer.
     *
     * @param late whether the deadline has passed
     */
    void unanswered(Throwable failure, boolean late) {
        if (late) {
            permit.dropped();
        } else {
            permit.ignored();
        }
        service.unanswered(nanosSoFar(), failure);
    }

    /** There is no answer, which is not the service's fault. */
    void left() {
        permit.ignored();
        service.left();
    }

    /** How long the caller took to send a streamed body. */
    private long uploadNanos(OutboundRequest outbound) {
        return uploads ? outbound.completeAt(startNanos, System.nanoTime()) - startNanos : 0;
    }

    private long nanosSoFar() {
        return System.nanoTime() - startNanos;
    }
}
