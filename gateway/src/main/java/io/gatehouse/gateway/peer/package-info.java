/**
 * Connections: who is on the other end and on whose behalf it speaks, how many callers may have, and how it is noticed that one
 * is idle or gone.
 */
@NullMarked
package io.gatehouse.gateway.peer;

import org.jspecify.annotations.NullMarked;
