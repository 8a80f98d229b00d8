/** Load generators, as fast as possible or at a fixed rate, and their results. */
@NullMarked
package io.gatehouse.bench.load;

import org.jspecify.annotations.NullMarked;
