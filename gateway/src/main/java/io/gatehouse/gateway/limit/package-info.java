/** Limits on what a request may cost. */
@NullMarked
package io.gatehouse.gateway.limit;

import org.jspecify.annotations.NullMarked;
