@NullMarked
package io.gatehouse.stocks.indicator;

import org.jspecify.annotations.NullMarked;
