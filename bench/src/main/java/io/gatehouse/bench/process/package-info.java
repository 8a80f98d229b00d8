/** Processes pinned to a CPU: measures what they use, and leaves none behind. */
@NullMarked
package io.gatehouse.bench.process;

import org.jspecify.annotations.NullMarked;
