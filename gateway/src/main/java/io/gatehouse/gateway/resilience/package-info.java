/** Keeps a failing upstream from failing its callers: balancing, ejection, retries within a budget, a breaker. */
@NullMarked
package io.gatehouse.gateway.resilience;

import org.jspecify.annotations.NullMarked;
