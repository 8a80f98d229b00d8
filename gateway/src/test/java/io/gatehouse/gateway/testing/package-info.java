/** What the gateway's tests are made of: upstreams that misbehave on demand, and callers that speak raw HTTP. */
@NullMarked
package io.gatehouse.gateway.testing;

import org.jspecify.annotations.NullMarked;
