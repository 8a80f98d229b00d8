/** Metrics of requests by route, of the connections to upstreams, and the meters that other packages count with. */
@NullMarked
package io.gatehouse.gateway.metric;

import org.jspecify.annotations.NullMarked;
