/** The port for callers that encrypt. */
@NullMarked
package io.gatehouse.gateway.tls;

import org.jspecify.annotations.NullMarked;
