/** Says, on the management port, what would become of a request and why. */
@NullMarked
package io.gatehouse.gateway.explain;

import org.jspecify.annotations.NullMarked;
