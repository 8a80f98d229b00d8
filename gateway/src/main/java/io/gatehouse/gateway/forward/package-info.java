/**
 * Forwarding: turns an inbound request into an outbound one, and the upstream's answer into the caller's, unbuffered.
 *
 * <p>This takes classes that are internal to Micronaut and may change with any version of it:
 *
 * <ul>
 *   <li>{@code BodyRelay} and {@code ForwardedBodyWriter} hand the body of an answer from Micronaut's client to its server, and
 *       {@link io.gatehouse.gateway.limit.BoundedBody} that of a request the other way: through anything public they would be
 *       buffered, or streamed at more than twice the cost.
 *   <li>{@code OutboundRequest} and {@code InboundResponse} make Netty's own messages, so that a target and header fields stay as
 *       they are. {@link io.gatehouse.gateway.resilience.InstanceRequest} learns its connection from the client.
 *   <li>{@code NettyHttpRequest} and {@code NettyHttpHeaders} give everyone Netty's request, its connection and its header fields.
 * </ul>
 */
@NullMarked
package io.gatehouse.gateway.forward;

import org.jspecify.annotations.NullMarked;
