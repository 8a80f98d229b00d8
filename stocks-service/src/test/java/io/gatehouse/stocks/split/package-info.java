@NullMarked
package io.gatehouse.stocks.split;

import org.jspecify.annotations.NullMarked;
