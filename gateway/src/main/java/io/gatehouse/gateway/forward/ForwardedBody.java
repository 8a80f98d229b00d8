package io.gatehouse.gateway.forward;

import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.netty.channel.Channel;

/**
 * The body of an upstream's answer, on its way.
 *
 * @param bytes the body, complete or still streaming in
 * @param trailers what follows the body, known when it has ended
 * @param connection where it comes from: closing it is what stops a stream
 * @param ended is told once when a stream has ended, whichever way
 */
record ForwardedBody(ByteBody bytes, Trailers trailers, Channel connection, Runnable ended) {

    /** Whether all of it is here. */
    boolean isComplete() {
        return bytes instanceof AvailableByteBody;
    }
}
