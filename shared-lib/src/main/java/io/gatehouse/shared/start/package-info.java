/** How every service starts: shared defaults, checked settings, and a plain message if it cannot. */
@NullMarked
package io.gatehouse.shared.start;

import org.jspecify.annotations.NullMarked;
