package io.gatehouse.gateway.forward;

import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.netty.channel.Channel;

/**
 * The body of an upstream's answer, on its way to the caller.
 *
 * @param bytes the body, complete or still streaming in
 * @param trailers the fields that follow the body, known once it has ended
 * @param connection the upstream's connection; a stream is stopped by closing it
 * @param ended called once when a stream has ended in any way
 */
record ForwardedBody(ByteBody bytes, Trailers trailers, Channel connection, Runnable ended) {

    /** Whether all of it is here. */
    boolean isComplete() {
        return bytes instanceof AvailableByteBody;
    }
}
