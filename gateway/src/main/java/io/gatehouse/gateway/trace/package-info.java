/** The gateway's spans, for the traces that somebody records. */
@NullMarked
package io.gatehouse.gateway.trace;

import org.jspecify.annotations.NullMarked;
