/** How many requests may wait for an upstream at once, as measured and not as guessed. */
@NullMarked
package io.gatehouse.gateway.limit.concurrency;

import org.jspecify.annotations.NullMarked;
