/** Measures gateways beside each other, and tells. */
@NullMarked
package io.gatehouse.bench;

import org.jspecify.annotations.NullMarked;
