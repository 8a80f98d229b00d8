/** The token check on the forwarded path. */
@NullMarked
package io.gatehouse.gateway.token;

import org.jspecify.annotations.NullMarked;
