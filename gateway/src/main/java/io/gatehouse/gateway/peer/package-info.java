/** Who is on the other end of a connection, and on whose behalf it speaks. */
@NullMarked
package io.gatehouse.gateway.peer;

import org.jspecify.annotations.NullMarked;
