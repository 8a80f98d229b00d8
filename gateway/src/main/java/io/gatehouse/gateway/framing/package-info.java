/**
 * What happens on a caller's connection before and around its requests: the version of HTTP is found out, a request whose
 * framing two readers could understand differently is refused before anything else sees it, and a connection may neither idle
 * for too long nor hold much of a body in memory.
 */
@NullMarked
package io.gatehouse.gateway.framing;

import org.jspecify.annotations.NullMarked;
