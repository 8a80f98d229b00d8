package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.resilience.InstanceRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.concurrent.TimeUnit;

/**
 * Gives up an upload or an answer that has stopped moving. It replaces Micronaut's handler, which would also end the
 * wait for an answer to begin; for forwarded requests that is up to the route.
 */
final class ReadTimeout extends ReadTimeoutHandler {

    private final StrictResponses responses;

    ReadTimeout(ReadTimeoutHandler replaced, StrictResponses responses) {
        super(replaced.getReaderIdleTimeInMillis(), TimeUnit.MILLISECONDS);
        this.responses = responses;
    }

    /** Closes the connection first, so that no other request is sent on it when this one is told that it failed. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    protected void readTimedOut(ChannelHandlerContext context) {
        if (responses.isAsked() && !isLeftToItsRoute(context.channel())) {
            context.close();
            context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        }
    }

    /** Forwarded requests and health checks have timeouts of their own. */
    private boolean isLeftToItsRoute(Channel connection) {
        return responses.isAwaited() && InstanceRequest.latestOn(connection) != null;
    }
}
