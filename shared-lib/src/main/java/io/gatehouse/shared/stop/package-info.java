/** How a service stops: it announces it, then finishes what is in flight. */
@NullMarked
package io.gatehouse.shared.stop;

import org.jspecify.annotations.NullMarked;
