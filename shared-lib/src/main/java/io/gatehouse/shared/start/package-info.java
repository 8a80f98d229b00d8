/** What every service starts from: defaults, clock, and the words said at start-up. */
@NullMarked
package io.gatehouse.shared.start;

import org.jspecify.annotations.NullMarked;
