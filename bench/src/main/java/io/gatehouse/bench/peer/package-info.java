/** The gateways to be measured, and their upstream. */
@NullMarked
package io.gatehouse.bench.peer;

import org.jspecify.annotations.NullMarked;
