/** How a service stops: it says so first, and finishes what it has begun. */
@NullMarked
package io.gatehouse.shared.stop;

import org.jspecify.annotations.NullMarked;
