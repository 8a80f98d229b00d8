/** Load, as fast as it goes or at a fixed rate, and what came of it. */
@NullMarked
package io.gatehouse.bench.load;

import org.jspecify.annotations.NullMarked;
