/** TLS for callers. */
@NullMarked
package io.gatehouse.gateway.tls;

import org.jspecify.annotations.NullMarked;
