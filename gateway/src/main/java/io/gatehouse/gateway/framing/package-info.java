/** Refuses requests whose framing two readers could understand differently, before anything else sees them. */
@NullMarked
package io.gatehouse.gateway.framing;

import org.jspecify.annotations.NullMarked;
