/** What turns an inbound request into an outbound one, and the outbound answer into the inbound one, unbuffered. */
@NullMarked
package io.gatehouse.gateway.forward;

import org.jspecify.annotations.NullMarked;
