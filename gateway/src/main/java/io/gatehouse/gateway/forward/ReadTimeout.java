package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.resilience.InstanceRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.concurrent.TimeUnit;

/**
 * Gives up an upload or an answer that has stopped. How long a forwarded request waits for its answer to begin is a matter of
 * its route alone; Micronaut's handler, in whose place this stands, would end that wait too.
 */
final class ReadTimeout extends ReadTimeoutHandler {

    private final StrictResponses responses;

    ReadTimeout(ReadTimeoutHandler replaced, StrictResponses responses) {
        super(replaced.getReaderIdleTimeInMillis(), TimeUnit.MILLISECONDS);
        this.responses = responses;
    }

    /** Closed first, so that no other request is sent there when this one is told that it failed. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    protected void readTimedOut(ChannelHandlerContext context) {
        if (responses.isAsked() && !isLeftToItsRoute(context.channel())) {
            context.close();
            context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        }
    }

    private boolean isLeftToItsRoute(Channel connection) {
        return responses.isAwaited() && InstanceRequest.areOn(connection);
    }
}
