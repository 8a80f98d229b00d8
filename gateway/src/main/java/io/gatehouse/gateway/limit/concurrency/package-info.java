/** How many requests may wait for an upstream at the same time, measured rather than guessed. */
@NullMarked
package io.gatehouse.gateway.limit.concurrency;

import org.jspecify.annotations.NullMarked;
