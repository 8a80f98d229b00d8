/** The gateway's spans, for traces that are recorded. */
@NullMarked
package io.gatehouse.gateway.trace;

import org.jspecify.annotations.NullMarked;
