/** Splits of shares: imported from CSV, and what series in today's shares are made with. */
@NullMarked
package io.gatehouse.stocks.split;

import org.jspecify.annotations.NullMarked;
