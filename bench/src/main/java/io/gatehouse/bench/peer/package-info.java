/** The gateways that are measured, and what stands behind them. */
@NullMarked
package io.gatehouse.bench.peer;

import org.jspecify.annotations.NullMarked;
