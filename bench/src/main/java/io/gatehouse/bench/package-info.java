/** Measures gateways side by side, and reports the results. */
@NullMarked
package io.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
