/**
 * Forwarding: turns an inbound request into an outbound one, and the upstream's answer into the caller's, unbuffered.
 */
@NullMarked
package io.gatehouse.gateway.forward;

import org.jspecify.annotations.NullMarked;
