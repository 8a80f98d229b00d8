/** Metrics of requests, by route. */
@NullMarked
package io.gatehouse.gateway.metric;

import org.jspecify.annotations.NullMarked;
