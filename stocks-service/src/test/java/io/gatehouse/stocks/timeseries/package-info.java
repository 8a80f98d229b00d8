@NullMarked
package io.gatehouse.stocks.timeseries;

import org.jspecify.annotations.NullMarked;
