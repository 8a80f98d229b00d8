/** Processes on their CPU: what they use, and that none is left behind. */
@NullMarked
package io.gatehouse.bench.process;

import org.jspecify.annotations.NullMarked;
