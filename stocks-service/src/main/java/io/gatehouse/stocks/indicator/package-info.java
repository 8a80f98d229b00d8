/** Technical indicators, computed with ta4j from the same bars a series is made of. */
@NullMarked
package io.gatehouse.stocks.indicator;

import org.jspecify.annotations.NullMarked;
