package io.gatehouse.gateway.forward;

import io.micronaut.http.body.ByteBody;
import io.netty.channel.Channel;

/**
 * The body of an upstream's answer, on its way to the caller.
 *
 * @param bytes the body, complete or still streaming in
 * @param connection the upstream's connection; a stream is stopped by closing it
 * @param ended called once when a stream has ended in any way
 */
record ForwardedBody(ByteBody bytes, Channel connection, Runnable ended) {}
