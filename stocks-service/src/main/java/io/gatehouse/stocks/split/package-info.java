/** Splits of shares: importing them from CSV, and adjusting series to today's shares. */
@NullMarked
package io.gatehouse.stocks.split;

import org.jspecify.annotations.NullMarked;
